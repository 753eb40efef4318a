import { recordAudit } from "../../audit/record.ts";
import { commit } from "../../kv/transaction.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { requireChangeableMember } from "./require.ts";
import { deleteMembership } from "./store.ts";

/** Takes a person out of the tenant: sessions there end with it. The account stays. Throws `conflict` for the last owner. */
export async function removeMember(
  scope: Scope,
  userId: string,
): Promise<void> {
  requirePermission(scope, "members:write");
  await commit(scope, async (tx) => {
    const { membership, user } = await requireChangeableMember(
      tx,
      scope,
      userId,
    );
    await deleteMembership(tx, membership);
    recordAudit(tx, scope, { action: "member.remove", target: user });
  });
}
