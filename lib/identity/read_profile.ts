import { cached } from "../kv/cached.ts";
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
  const { actor, tenant, role } = scope;
  if (actor.kind !== "user") {
    const tenants = [{ ...toTenantRef(tenant), role }];
    return { actor, user: null, tenant, role, tenants };
  }
  return { actor, tenant, role, ...await readPerson(scope) };
}

/** What is the same in each tenant: every page shows it, so it is kept while it stands. */
function readPerson(
  scope: Scope,
): Promise<Pick<Profile, "user" | "tenants">> {
  const { means, actor } = scope;
  return cached(scope, { of: "person", query: "readPerson" }, async () => {
    const [user, belongings] = await Promise.all([
      readUserById(means, actor.id),
      listUserTenants(means, actor.id),
    ]);
    const tenants = belongings.map((belonging) => ({
      ...toTenantRef(belonging.tenant),
      role: belonging.membership.role,
    }));
    return { user: user && toUserView(user), tenants };
  });
}
