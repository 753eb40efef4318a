import { recordAudit } from "../audit/record.ts";
import { transact } from "../kv/transaction.ts";
import { newId } from "../new_id.ts";
import type { Means, TenantRef } from "../scope.ts";
import { checkName, checkSlug, requireValid } from "./fields.ts";
import { insertTenant } from "./store.ts";
import { toSystemScope } from "./system_scope.ts";
import { toTenantRef } from "./tenant_ref.ts";

export interface CreateTenantInput {
  readonly slug: string;
  readonly name: string;
}

/** Adds a tenant that has nobody yet, for tasks on the server. Throws `conflict` at `slug` when that is taken. */
export async function createTenant(
  means: Means,
  input: CreateTenantInput,
): Promise<TenantRef> {
  const { slug, name } = requireValid<CreateTenantInput>({
    slug: checkSlug(input.slug),
    name: checkName(input.name),
  });
  const { clock } = means;
  const createdAt = clock.now().toISOString();
  const tenant = { id: newId(clock), slug, name, createdAt };
  await transact(means, async (tx) => {
    await insertTenant(tx, tenant);
    recordAudit(tx, toSystemScope(means, tenant), {
      action: "tenant.create",
      target: tenant,
    });
  });
  return toTenantRef(tenant);
}
