import type { Means, TenantRef } from "../scope.ts";
import { readTenantRecord } from "./store.ts";
import { toTenantRef } from "./tenant_ref.ts";

/** The tenant of this id, for work of the server itself; null when there is none. */
export async function readTenantById(
  means: Means,
  id: string,
): Promise<TenantRef | null> {
  const tenant = await readTenantRecord(means, id);
  return tenant && toTenantRef(tenant);
}
