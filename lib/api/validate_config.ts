import { ValidateConfigInput } from "../connectors/input.ts";
import { validateConfig as validate } from "../connectors/validate_config.ts";
import { type Resource, route } from "./route.ts";
import { ValidateConfigResultSchema } from "./schemas/connector.ts";

export const validateConfig: Resource = {
  name: "Validation",
  description: "Try a configuration without storing anything.",
  routes: [
    route({
      verb: "validateConfig",
      method: "POST",
      path: "/validate-config",
      summary: "Say what install or update would say of a configuration",
      description:
        "200 whether or not it is valid: `valid` and `errors` are the answer.",
      access: "connectors:read",
      body: ValidateConfigInput,
      example: { catalogKey: "wordpress", config: { base_url: "blog" } },
      status: 200,
      answer: ValidateConfigResultSchema,
      refuses: ["not_found"],
      handle: ({ scope, body }) => validate(scope, body),
    }),
  ],
};
