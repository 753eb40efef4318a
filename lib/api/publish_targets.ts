import { ListPublishTargetsInput } from "../connectors/input.ts";
import { listPublishTargets } from "../connectors/publish_targets.ts";
import { type Resource, route } from "./route.ts";
import { PublishTargetPageSchema } from "./schemas/connector.ts";

export const publishTargets: Resource = {
  name: "Publish targets",
  description: "The active connectors and what can be published to each.",
  routes: [
    route({
      verb: "listPublishTargets",
      method: "GET",
      path: "/publish-targets",
      summary: "List the active connectors and what each can do, newest first",
      description:
        "A thousand at a time; `nextCursor` is null unless there are more.",
      access: "connectors:read",
      query: ListPublishTargetsInput,
      status: 200,
      answer: PublishTargetPageSchema,
      handle: ({ scope, query }) => listPublishTargets(scope, query),
    }),
  ],
};
