import type { ActorRef, ApiToken, TokenRole } from "../records.ts";

/** What leaves of a token: nothing of its secret. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly role: TokenRole;
  readonly createdAt: string;
  readonly createdBy: ActorRef;
}

export function toTokenView(token: ApiToken): TokenView {
  return {
    id: token.id,
    name: token.name,
    role: token.role,
    createdAt: token.createdAt,
    createdBy: { id: token.createdBy.id, name: token.createdBy.name },
  };
}
