import { checkConnector } from "../connectors/check.ts";
import { checkDraft } from "../connectors/check_draft.ts";
import { CheckDraftInput } from "../connectors/input.ts";
import { type Resource, route } from "./route.ts";
import { CheckViewSchema } from "./schemas/connector.ts";

export const checks: Resource = {
  name: "Checks",
  description:
    "Ask a service whose credentials these are, and whether they may publish. 200 whether or not it is connected: `state` is the answer.",
  routes: [
    route({
      verb: "checkConnector",
      method: "POST",
      path: "/connectors/:id/check",
      summary: "Test the connection of an installed connector",
      description:
        "The result is kept as `lastCheck`. The service's own refusal sets the connector to `error`; a later success takes that back. Neither moves its version.",
      access: "connectors:write",
      status: 200,
      answer: CheckViewSchema,
      refuses: ["conflict"],
      handle: ({ scope, id }) => checkConnector(scope, id),
    }),
    route({
      verb: "checkDraft",
      method: "POST",
      path: "/check",
      summary: "Test a connection with values that are not saved",
      description:
        "Nothing is stored. With `id`, each credential that is left out is that connector's stored one.",
      access: "connectors:write",
      body: CheckDraftInput,
      example: {
        catalogKey: "wordpress",
        config: {
          base_url: "https://blog.example.com",
          site_label: "Company blog",
        },
        auth: { username: "editor", application_password: "…" },
      },
      status: 200,
      answer: CheckViewSchema,
      refuses: ["not_found", "conflict"],
      handle: ({ scope, body }) => checkDraft(scope, body),
    }),
  ],
};
