import { recordAudit } from "../../audit/record.ts";
import { commit } from "../../kv/transaction.ts";
import { requirePermission, type Role } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { checkRole, requireValid } from "../fields.ts";
import { requireRoleWithin } from "../roles.ts";
import { requireChangeableMember } from "./require.ts";
import { putMembership } from "./store.ts";
import { type MemberView, toMemberView } from "./view.ts";

export interface UpdateMemberInput {
  readonly role: string;
}

/** Gives a member another role, which counts from the next request on. Throws `conflict` for the last owner. */
export async function updateMember(
  scope: Scope,
  userId: string,
  input: UpdateMemberInput,
): Promise<MemberView> {
  requirePermission(scope, "members:write");
  const { role } = requireValid<{ role: Role }>({
    role: checkRole(input.role),
  });
  requireRoleWithin(scope, role);

  return await commit(scope, async (tx) => {
    const before = await requireChangeableMember(tx, scope, userId);
    const { user } = before;
    if (before.membership.role === role) return toMemberView(before);
    const membership = { ...before.membership, role };
    await putMembership(tx, membership);
    recordAudit(tx, scope, {
      action: "member.update",
      target: user,
      changed: ["role"],
    });
    return toMemberView({ membership, user });
  });
}
