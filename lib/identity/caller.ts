import type { Revisions } from "../kv/revision.ts";
import type { Role } from "../permissions.ts";
import type { Actor, Means, Scope, TenantRef } from "../scope.ts";

/** Who a secret was found to belong to. Right while the tenant's revision stands: roles, members and tokens move it. */
export interface Caller {
  readonly tenant: TenantRef;
  readonly actor: Actor;
  readonly role: Role;
  readonly tenantRevision: bigint;
}

/** A scope for one request, with the revisions that were read to authenticate it. */
export function toScope(
  means: Means,
  { tenant, actor, role }: Caller,
  { requestId, revisions }: { requestId: string; revisions: Revisions },
): Scope {
  return { means, tenant, actor, role, requestId, revisions };
}
