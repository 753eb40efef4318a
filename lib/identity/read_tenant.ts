import type { Means, TenantRef } from "../scope.ts";
import { readTenantBySlug } from "./store.ts";
import { toTenantRef } from "./tenant_ref.ts";

/** The tenant of this slug, for tasks on the server; null when there is none. */
export async function readTenant(
  means: Means,
  slug: string,
): Promise<TenantRef | null> {
  const tenant = await readTenantBySlug(means, slug.trim().toLowerCase());
  return tenant && toTenantRef(tenant);
}
