import { cached } from "../../kv/cached.ts";
import { type Page, parseCursor } from "../../kv/page.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { listTokenRecords } from "./store.ts";
import { type TokenView, toTokenView } from "./view.ts";

export interface ListTokensInput {
  /** 1 to 100. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The tenant's tokens that still work, newest first. */
export async function listTokens(
  scope: Scope,
  { limit = 50, cursor }: ListTokensInput = {},
): Promise<Page<TokenView>> {
  requirePermission(scope, "tokens:read");
  const afterId = cursor === undefined ? null : parseCursor(cursor);
  const query = `listTokens${JSON.stringify([limit, afterId])}`;
  return await cached(scope, { of: "tenant", query }, async () => {
    const page = await listTokenRecords(scope, { limit, afterId });
    return { ...page, items: page.items.map(toTokenView) };
  });
}
