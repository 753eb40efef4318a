import { AppError } from "../../errors.ts";
import { type Page, toCursor, toSelector } from "../../kv/page.ts";
import { userRevisionKey } from "../../kv/revision.ts";
import type { Transaction } from "../../kv/transaction.ts";
import type { Role } from "../../permissions.ts";
import type { Means, Scope } from "../../scope.ts";
import { getAll } from "../get_all.ts";
import type { Membership, Tenant, User } from "../records.ts";
import { tenantKey, userKey } from "../store.ts";

function prefix(tenantId: string): Deno.KvKey {
  return ["tenant", tenantId, "members"];
}

export function memberKey(tenantId: string, userId: string): Deno.KvKey {
  return [...prefix(tenantId), userId];
}

/** How many owners there are, so that the last one can be known without a scan. */
function ownerCountKey(tenantId: string): Deno.KvKey {
  return ["tenant", tenantId, "owner_count"];
}

function userTenantsPrefix(userId: string): Deno.KvKey {
  return ["user_tenants", userId];
}

export interface Member {
  readonly membership: Membership;
  readonly user: User;
}

export interface UserTenant {
  readonly membership: Membership;
  readonly tenant: Tenant;
}

export function readMembershipIn(
  tx: Transaction,
  tenantId: string,
  userId: string,
): Promise<Membership | null> {
  return tx.read<Membership>(memberKey(tenantId, userId));
}

/** Adds or changes the membership, with its index and the count of owners. */
export async function putMembership(
  tx: Transaction,
  membership: Membership,
): Promise<void> {
  const { tenantId, userId, role } = membership;
  const before = await readMembershipIn(tx, tenantId, userId);
  await countOwners(tx, tenantId, { before: before?.role, after: role });
  tx.set(memberKey(tenantId, userId), membership);
  tx.set([...userTenantsPrefix(userId), tenantId], true);
  tx.add(userRevisionKey(userId), 1n);
}

/** Takes the membership away, with its index; throws `conflict` for the last owner. */
export async function deleteMembership(
  tx: Transaction,
  { tenantId, userId, role }: Membership,
): Promise<void> {
  await countOwners(tx, tenantId, { before: role, after: undefined });
  tx.delete(memberKey(tenantId, userId));
  tx.delete([...userTenantsPrefix(userId), tenantId]);
  tx.add(userRevisionKey(userId), 1n);
}

async function countOwners(
  tx: Transaction,
  tenantId: string,
  { before, after }: { before: Role | undefined; after: Role | undefined },
): Promise<void> {
  const delta = Number(after === "owner") - Number(before === "owner");
  if (delta === 0) return;
  const count = (await tx.read<number>(ownerCountKey(tenantId)) ?? 0) + delta;
  if (count < 1) {
    throw new AppError(
      "conflict",
      "Cannot take the last owner away: make somebody else an owner first",
    );
  }
  tx.set(ownerCountKey(tenantId), count);
}

/** The tenant's people, the account made last first, after the id of the cursor. */
export async function listMemberships(
  { means, tenant }: Scope,
  { limit, afterId }: { limit: number; afterId: string | null },
): Promise<Page<Member>> {
  const selector = toSelector(prefix(tenant.id), afterId);
  const options = { reverse: true, limit: limit + 1 };
  const found = await Array.fromAsync(
    means.kv.list<Membership>(selector, options),
    ({ value }) => value,
  );
  const page = found.slice(0, limit);
  const users = await getAll<User>(means, page.map((m) => userKey(m.userId)));
  const last = page.at(-1);
  return {
    items: page.flatMap((membership, i) => {
      const user = users[i];
      return user ? [{ membership, user }] : [];
    }),
    nextCursor: found.length > limit && last ? toCursor(last.userId) : null,
  };
}

/** The tenants that a person belongs to, by name. */
export async function listUserTenants(
  means: Means,
  userId: string,
): Promise<readonly UserTenant[]> {
  const ids = await Array.fromAsync(
    means.kv.list({ prefix: userTenantsPrefix(userId) }),
    ({ key }) => String(key.at(-1)),
  );
  const [tenants, memberships] = await Promise.all([
    getAll<Tenant>(means, ids.map(tenantKey)),
    getAll<Membership>(means, ids.map((id) => memberKey(id, userId))),
  ]);
  return tenants.flatMap((tenant, i) => {
    const membership = memberships[i];
    return tenant && membership ? [{ tenant, membership }] : [];
  }).sort((a, b) => a.tenant.name.localeCompare(b.tenant.name, "en"));
}
