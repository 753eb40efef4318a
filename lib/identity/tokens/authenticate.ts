import { LRUCache } from "lru-cache";
import {
  CATALOG_REVISION,
  type Revisions,
  tenantRevisionKey,
  toRevisions,
} from "../../kv/revision.ts";
import { sharedRead } from "../../kv/shared.ts";
import type { Means, Scope } from "../../scope.ts";
import { type Caller, MAX_CALLERS, toScope } from "../caller.ts";
import { toDigest } from "../digest.ts";
import type { ApiToken, Tenant } from "../records.ts";
import { tenantKey } from "../store.ts";
import { toTenantRef } from "../tenant_ref.ts";
import { readTokenPlace, tokenKey } from "./store.ts";

/** `con_`, the token's id without its dashes, 32 random bytes: nothing else is worth a look-up. */
const TOKEN = /^con_[0-9a-f]{32}_[\w-]{43}$/;

interface Found {
  readonly caller: Caller;
  readonly revisions: Revisions;
}

/** Finds the scope of an API token; at most one round trip to KV for a token seen before. */
export function createTokenAuthenticator(
  means: Means,
): (token: string, requestId: string) => Promise<Scope | null> {
  const callers = new LRUCache<string, Caller>({ max: MAX_CALLERS });
  const confirmTogether = sharedRead((caller: Caller) =>
    confirm(means, caller)
  );

  return async (token, requestId) => {
    if (!TOKEN.test(token)) return null;
    const digest = toDigest(token);
    const known = callers.get(digest);
    const found = (known && await confirmTogether(known)) ??
      await resolve(means, digest);
    if (!found) {
      callers.delete(digest);
      return null;
    }
    if (found.caller !== known) callers.set(digest, found.caller);
    return toScope(means, found.caller, {
      requestId,
      revisions: found.revisions,
    });
  };
}

/** What is known, if nothing in the tenant has changed since, in any process. */
async function confirm(means: Means, caller: Caller): Promise<Found | null> {
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
async function resolve(means: Means, digest: string): Promise<Found | null> {
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
