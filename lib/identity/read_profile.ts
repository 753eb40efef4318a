import type { Role } from "../permissions.ts";
import type { Actor, Scope, TenantRef } from "../scope.ts";
import { listUserTenants } from "./members/store.ts";
import { readUserById } from "./store.ts";
import { toTenantRef } from "./tenant_ref.ts";
import { toUserView, type UserView } from "./user_view.ts";

export interface ProfileTenant extends TenantRef {
  readonly role: Role;
}

/** Who asks, as `GET /api/me` and the head of each page say it. */
export interface Profile {
  readonly actor: Actor;
  /** Null for a program with a token. */
  readonly user: UserView | null;
  readonly tenant: TenantRef;
  readonly role: Role;
  /** All that the person can switch to, by name, with the present one. */
  readonly tenants: readonly ProfileTenant[];
}

/** Anybody may know who they are. */
export async function readProfile(scope: Scope): Promise<Profile> {
  const { means, actor, tenant, role } = scope;
  if (actor.kind !== "user") {
    const tenants = [{ ...toTenantRef(tenant), role }];
    return { actor, user: null, tenant, role, tenants };
  }
  const [user, belongings] = await Promise.all([
    readUserById(means, actor.id),
    listUserTenants(means, actor.id),
  ]);
  return {
    actor,
    user: user && toUserView(user),
    tenant,
    role,
    tenants: belongings.map((belonging) => ({
      ...toTenantRef(belonging.tenant),
      role: belonging.membership.role,
    })),
  };
}
