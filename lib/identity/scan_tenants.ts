import type { Means, TenantRef } from "../scope.ts";
import { scanTenants } from "./store.ts";
import { toTenantRef } from "./tenant_ref.ts";

/** Every tenant there is, read as it is asked for: for work of the server itself, never for a request. */
export async function* scanTenantRefs(
  means: Means,
): AsyncGenerator<TenantRef> {
  for await (const tenant of scanTenants(means)) yield toTenantRef(tenant);
}
