import type { TenantRef } from "../scope.ts";
import type { Tenant } from "./records.ts";

export function toTenantRef({ id, slug, name }: Tenant): TenantRef {
  return { id, slug, name };
}
