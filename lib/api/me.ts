import { readProfile } from "../identity/read_profile.ts";
import { type Resource, route } from "./route.ts";
import { ProfileSchema } from "./schemas/identity.ts";

export const me: Resource = {
  name: "Me",
  description: "Who you are to the API.",
  routes: [
    route({
      verb: "readProfile",
      method: "GET",
      path: "/me",
      summary: "Say who asks, for which tenant, in which role",
      access: "signed_in",
      status: 200,
      answer: ProfileSchema,
      handle: ({ scope }) => readProfile(scope),
    }),
  ],
};
