import type { Scope } from "../scope.ts";

/** Counters that move with every change: whatever was computed at one is right while it stands. */
export interface Revisions {
  readonly tenant: bigint;
  readonly catalog: bigint;
}

export const CATALOG_REVISION: Deno.KvKey = ["catalog_revision"];

export function tenantRevisionKey(tenantId: string): Deno.KvKey {
  return ["tenant", tenantId, "revision"];
}

/** A counter's value; 0 before its first change. */
export function toRevision(entry: Deno.KvEntryMaybe<unknown>): bigint {
  return entry.value instanceof Deno.KvU64 ? entry.value.value : 0n;
}

/** Those read when the request began, else read now with strong consistency, in one round trip. */
export async function readRevisions(scope: Scope): Promise<Revisions> {
  if (scope.revisions) return scope.revisions;
  const [tenant, catalog] = await scope.means.kv.getMany([
    tenantRevisionKey(scope.tenant.id),
    CATALOG_REVISION,
  ]);
  return { tenant: toRevision(tenant), catalog: toRevision(catalog) };
}
