import type { TenantRef } from "../scope.ts";

/** The three fields of a tenant that leave. */
export function toTenantRef({ id, slug, name }: TenantRef): TenantRef {
  return { id, slug, name };
}
