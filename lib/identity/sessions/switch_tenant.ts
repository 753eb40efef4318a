import { AppError } from "../../errors.ts";
import { transact } from "../../kv/transaction.ts";
import type { Scope, TenantRef } from "../../scope.ts";
import { toDigest } from "../digest.ts";
import { isId } from "../is_id.ts";
import { readMembershipIn } from "../members/store.ts";
import { putUser, readTenantIn, readUserIn } from "../store.ts";
import { toTenantRef } from "../tenant_ref.ts";
import { putSession, readSessionIn } from "./store.ts";

export interface SwitchTenantInput {
  /** As the browser sent it: the session that moves. */
  readonly sessionToken: string;
  readonly tenantId: string;
}

/** Moves the session to another tenant of its person, where the next sign-in starts too. */
export function switchTenant(
  { means, actor }: Scope,
  { sessionToken, tenantId }: SwitchTenantInput,
): Promise<TenantRef> {
  const digest = toDigest(sessionToken);
  if (!isId(tenantId)) throw toUnknownTenant();

  return transact(means, async (tx) => {
    const session = await readSessionIn(tx, digest);
    const user = await readUserIn(tx, actor.id);
    if (!session || !user || session.userId !== user.id) {
      throw new AppError("unauthenticated", "Cannot switch: sign in first");
    }
    const membership = await readMembershipIn(tx, tenantId, user.id);
    const tenant = await readTenantIn(tx, tenantId);
    if (!membership || !tenant) throw toUnknownTenant();
    putSession(tx, {
      digest,
      session: { ...session, tenantId },
      clock: means.clock,
    });
    putUser(tx, { ...user, lastTenantId: tenantId });
    return toTenantRef(tenant);
  });
}

function toUnknownTenant(): AppError {
  return new AppError("not_found", "Cannot find this tenant among yours");
}
