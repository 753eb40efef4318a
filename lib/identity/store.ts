import { AppError } from "../errors.ts";
import { tenantRevisionKey } from "../kv/revision.ts";
import type { Transaction } from "../kv/transaction.ts";
import type { Means } from "../scope.ts";
import type { Tenant, User } from "./records.ts";

/** Set with the first user and never taken away: set-up is over. */
const HAS_USERS: Deno.KvKey = ["has_users"];

export function userKey(id: string): Deno.KvKey {
  return ["users", id];
}

function emailKey(email: string): Deno.KvKey {
  return ["users_by_email", email];
}

export function tenantKey(id: string): Deno.KvKey {
  return ["tenants", id];
}

function slugKey(slug: string): Deno.KvKey {
  return ["tenant_slugs", slug];
}

export async function readUserByEmail(
  means: Means,
  email: string,
): Promise<User | null> {
  const index = await means.kv.get<string>(emailKey(email));
  if (index.value === null) return null;
  return (await means.kv.get<User>(userKey(index.value))).value;
}

export async function readUserById(
  means: Means,
  id: string,
): Promise<User | null> {
  return (await means.kv.get<User>(userKey(id))).value;
}

export async function readUserByEmailIn(
  tx: Transaction,
  email: string,
): Promise<User | null> {
  const id = await tx.read<string>(emailKey(email));
  return id === null ? null : readUserIn(tx, id);
}

export function readUserIn(tx: Transaction, id: string): Promise<User | null> {
  return tx.read<User>(userKey(id));
}

/** Adds the user; throws `conflict` at `email` when the address has an account. */
export async function insertUser(tx: Transaction, user: User): Promise<void> {
  if (await tx.read(emailKey(user.email)) !== null) {
    throw new AppError("conflict", "Cannot add the account: it exists", {
      errors: { email: ["This address has an account already"] },
    });
  }
  tx.set(userKey(user.id), user);
  tx.set(emailKey(user.email), user.id);
  tx.set(HAS_USERS, true);
}

/** Writes what changed of a user; the address stays. */
export function putUser(tx: Transaction, user: User): void {
  tx.set(userKey(user.id), user);
}

export async function readHasUsers(means: Means): Promise<boolean> {
  return (await means.kv.get(HAS_USERS)).value !== null;
}

export async function readHasUsersIn(tx: Transaction): Promise<boolean> {
  return await tx.read(HAS_USERS) !== null;
}

export async function readTenantBySlug(
  means: Means,
  slug: string,
): Promise<Tenant | null> {
  const index = await means.kv.get<string>(slugKey(slug));
  if (index.value === null) return null;
  return (await means.kv.get<Tenant>(tenantKey(index.value))).value;
}

export async function readTenantRecord(
  means: Means,
  id: string,
): Promise<Tenant | null> {
  return (await means.kv.get<Tenant>(tenantKey(id))).value;
}

export async function* scanTenants({ kv }: Means): AsyncGenerator<Tenant> {
  const all = kv.list<Tenant>({ prefix: ["tenants"] });
  for await (const { value } of all) yield value;
}

export function readTenantIn(
  tx: Transaction,
  id: string,
): Promise<Tenant | null> {
  return tx.read<Tenant>(tenantKey(id));
}

/** Adds the tenant at its first revision; throws `conflict` at the input's field for the slug when that is taken. */
export async function insertTenant(
  tx: Transaction,
  tenant: Tenant,
  slugField = "slug",
): Promise<void> {
  if (await tx.read(slugKey(tenant.slug)) !== null) {
    throw new AppError("conflict", "Cannot add the tenant: its slug is taken", {
      errors: { [slugField]: [`Choose another slug: ${tenant.slug} is taken`] },
    });
  }
  tx.set(tenantKey(tenant.id), tenant);
  tx.set(slugKey(tenant.slug), tenant.id);
  tx.add(tenantRevisionKey(tenant.id), 1n);
}
