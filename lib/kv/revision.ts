import type { Scope } from "../scope.ts";

/** Counters that move with every change: whatever was computed at one is right while it stands. */
export interface Revisions {
  readonly tenant: bigint;
  readonly catalog: bigint;
  /** What the person belongs to, in any tenant; 0 for a program with a token. */
  readonly user: bigint;
}

export const CATALOG_REVISION: Deno.KvKey = ["catalog_revision"];

export function tenantRevisionKey(tenantId: string): Deno.KvKey {
  return ["tenant", tenantId, "revision"];
}

export function userRevisionKey(userId: string): Deno.KvKey {
  return ["user_revisions", userId];
}

/** A counter's value; 0 before its first change. */
export function toRevision(entry: Deno.KvEntryMaybe<unknown>): bigint {
  return entry.value instanceof Deno.KvU64 ? entry.value.value : 0n;
}

/** Those read when the request began, else read now with strong consistency, in one round trip. */
export async function readRevisions(scope: Scope): Promise<Revisions> {
  if (scope.revisions) return scope.revisions;
  const [tenant, catalog, user] = await scope.means.kv.getMany([
    tenantRevisionKey(scope.tenant.id),
    CATALOG_REVISION,
    userRevisionKey(scope.actor.id),
  ]);
  return toRevisions(tenant, catalog, user);
}

export function toRevisions(
  tenant: Deno.KvEntryMaybe<unknown>,
  catalog: Deno.KvEntryMaybe<unknown>,
  user?: Deno.KvEntryMaybe<unknown>,
): Revisions {
  return {
    tenant: toRevision(tenant),
    catalog: toRevision(catalog),
    user: user ? toRevision(user) : 0n,
  };
}
