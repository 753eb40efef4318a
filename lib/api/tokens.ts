import { requireInput } from "../forms/require_input.ts";
import { createToken } from "../identity/tokens/create.ts";
import { listTokens } from "../identity/tokens/list.ts";
import { revokeToken } from "../identity/tokens/revoke.ts";
import type { TokenView } from "../identity/tokens/view.ts";
import { type Resource, route } from "./route.ts";
import { PageQuery } from "./schemas/common.ts";
import {
  CreateTokenBody,
  NewTokenSchema,
  type NewTokenView,
  TokenPageSchema,
} from "./schemas/identity.ts";

export const tokens: Resource = {
  name: "Tokens",
  description: "API tokens of the tenant, for programs.",
  routes: [
    route({
      verb: "listTokens",
      method: "GET",
      path: "/tokens",
      summary: "List the tokens that work, newest first",
      access: "tokens:read",
      query: PageQuery,
      status: 200,
      answer: TokenPageSchema,
      handle: ({ scope, query }) => listTokens(scope, query),
    }),
    route({
      verb: "createToken",
      method: "POST",
      path: "/tokens",
      summary: "Make a token; its secret is in this answer and never again",
      access: "tokens:write",
      body: CreateTokenBody,
      example: { name: "Scheduler", role: "member" },
      status: 201,
      answer: NewTokenSchema,
      async handle({ scope, body }) {
        requireInput(CreateTokenBody, body);
        const { view, secret } = await createToken(scope, body);
        return toNewTokenView(view, secret);
      },
    }),
    route({
      verb: "revokeToken",
      method: "DELETE",
      path: "/tokens/:id",
      summary: "Revoke a token at once",
      access: "tokens:write",
      status: 204,
      handle: ({ scope, id }) => revokeToken(scope, id),
    }),
  ],
};

function toNewTokenView(
  { id, name, role, createdAt, createdBy }: TokenView,
  secret: string,
): NewTokenView {
  return { id, name, role, createdAt, createdBy, secret };
}
