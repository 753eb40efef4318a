import { AppError } from "../../errors.ts";
import type { Transaction } from "../../kv/transaction.ts";
import type { Scope } from "../../scope.ts";
import { isId } from "../is_id.ts";
import { requireRoleWithin } from "../roles.ts";
import { readUserIn } from "../store.ts";
import { type Member, readMembershipIn } from "./store.ts";

/** The member of the scope's tenant that the scope may change; throws `not_found`, or `forbidden` for a role above its own. */
export async function requireChangeableMember(
  tx: Transaction,
  scope: Scope,
  userId: string,
): Promise<Member> {
  const membership = isId(userId)
    ? await readMembershipIn(tx, scope.tenant.id, userId)
    : null;
  const user = membership && await readUserIn(tx, userId);
  if (!membership || !user) {
    throw new AppError("not_found", "Cannot find this member");
  }
  requireRoleWithin(scope, membership.role);
  return { membership, user };
}
