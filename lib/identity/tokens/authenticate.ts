import {
  CATALOG_REVISION,
  tenantRevisionKey,
  toRevisions,
} from "../../kv/revision.ts";
import type { Means, Scope } from "../../scope.ts";
import { type Caller, toScope } from "../caller.ts";
import { toDigest } from "../digest.ts";
import type { ApiToken, Tenant } from "../records.ts";
import { type Found, rememberCallers } from "../remembered_callers.ts";
import { tenantKey } from "../store.ts";
import { toTenantRef } from "../tenant_ref.ts";
import { readTokenPlace, tokenKey } from "./store.ts";

/** `con_`, the token's id without its dashes, 32 random bytes: nothing else is worth a look-up. */
const TOKEN = /^con_[0-9a-f]{32}_[\w-]{43}$/;

/** Finds the scope of an API token. */
export function createTokenAuthenticator(
  means: Means,
): (token: string, requestId: string) => Promise<Scope | null> {
  const findCaller = rememberCallers<Caller>({
    confirm: (known) => confirm(means, known),
    resolve: (digest) => resolve(means, digest),
  });

  return async (token, requestId) => {
    if (!TOKEN.test(token)) return null;
    const found = await findCaller(toDigest(token));
    if (!found) return null;
    const { caller, revisions } = found;
    return toScope(means, caller, { requestId, revisions });
  };
}

/** What is known, if nothing in the tenant has changed since, in any process. */
async function confirm(
  means: Means,
  caller: Caller,
): Promise<Found<Caller> | null> {
  const [tenant, catalog] = await means.kv.getMany([
    tenantRevisionKey(caller.tenant.id),
    CATALOG_REVISION,
  ]);
  const revisions = toRevisions(tenant, catalog);
  return revisions.tenant === caller.tenantRevision
    ? { caller, revisions }
    : null;
}

/** Reads whose it is: its place first, then all else in one snapshot. A revoked token has no record. */
async function resolve(
  means: Means,
  digest: string,
): Promise<Found<Caller> | null> {
  const place = await readTokenPlace(means, digest);
  if (!place) return null;
  const [tenantId, tokenId] = place;
  const [token, tenant, tenantRevision, catalog] = await means.kv
    .getMany<[ApiToken, Tenant, unknown, unknown]>([
      tokenKey(tenantId, tokenId),
      tenantKey(tenantId),
      tenantRevisionKey(tenantId),
      CATALOG_REVISION,
    ]);
  if (!token.value || !tenant.value) return null;
  const { id, name, role } = token.value;
  const revisions = toRevisions(tenantRevision, catalog);
  const caller: Caller = {
    tenant: toTenantRef(tenant.value),
    actor: { kind: "token", id, name },
    role,
    tenantRevision: revisions.tenant,
  };
  return { caller, revisions };
}
