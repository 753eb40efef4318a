import { type Page, parseCursor } from "../../kv/page.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { listMemberships } from "./store.ts";
import { type MemberView, toMemberView } from "./view.ts";

export interface ListMembersInput {
  /** 1 to 100. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** The tenant's people, the newest account first. */
export async function listMembers(
  scope: Scope,
  { limit = 50, cursor }: ListMembersInput = {},
): Promise<Page<MemberView>> {
  requirePermission(scope, "members:read");
  const { items, nextCursor } = await listMemberships(scope, {
    limit,
    afterId: cursor === undefined ? null : parseCursor(cursor),
  });
  return { items: items.map(toMemberView), nextCursor };
}
