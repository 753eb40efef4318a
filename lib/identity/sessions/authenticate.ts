import {
  CATALOG_REVISION,
  tenantRevisionKey,
  toRevisions,
  userRevisionKey,
} from "../../kv/revision.ts";
import type { Means, Scope } from "../../scope.ts";
import { type Caller, toScope } from "../caller.ts";
import { toDigest } from "../digest.ts";
import { memberKey } from "../members/store.ts";
import type { Membership, Session, Tenant, User } from "../records.ts";
import { type Found, rememberCallers } from "../remembered_callers.ts";
import { tenantKey, userKey } from "../store.ts";
import { toTenantRef } from "../tenant_ref.ts";
import { isExpired, isRenewalDue, toRenewed } from "./start.ts";
import { readSession, renewSession, sessionKey } from "./store.ts";

/** As `newSecret` makes it: nothing else is worth a look-up. */
const TOKEN = /^[\w-]{43}$/;

type SessionEntry = Deno.KvEntry<Session>;

interface SessionCaller extends Caller {
  readonly entry: SessionEntry;
}

/** Finds the scope of a session cookie. */
export function createSessionAuthenticator(
  means: Means,
): (token: string, requestId: string) => Promise<Scope | null> {
  const findCaller = rememberCallers<SessionCaller>({
    confirm: (known) => confirm(means, known),
    resolve: (digest) => resolve(means, digest),
  });

  return async (token, requestId) => {
    if (!TOKEN.test(token)) return null;
    const digest = toDigest(token);
    const found = await findCaller(digest);
    if (!found) return null;
    const { caller, revisions } = found;
    if (isRenewalDue(caller.entry.value, means.clock)) {
      await renew(means, digest, caller.entry);
    }
    return toScope(means, caller, { requestId, revisions });
  };
}

/** What is known, if neither the session nor the tenant has changed since, in any process. */
async function confirm(
  means: Means,
  caller: SessionCaller,
): Promise<Found<SessionCaller> | null> {
  const [entry, tenant, catalog, user] = await means.kv.getMany<
    [Session, unknown, unknown, unknown]
  >([
    caller.entry.key,
    tenantRevisionKey(caller.tenant.id),
    CATALOG_REVISION,
    userRevisionKey(caller.actor.id),
  ]);
  const revisions = toRevisions(tenant, catalog, user);
  const stands = entry.versionstamp === caller.entry.versionstamp &&
    revisions.tenant === caller.tenantRevision &&
    !isExpired(caller.entry.value, means.clock);
  return stands ? { caller, revisions } : null;
}

/** Reads who it is: the session first, then all that it names in one snapshot. */
async function resolve(
  means: Means,
  digest: string,
): Promise<Found<SessionCaller> | null> {
  const entry = await readSession(means, digest);
  if (entry.value === null || isExpired(entry.value, means.clock)) return null;
  const { userId, tenantId } = entry.value;
  const [now, user, membership, tenant, ...counters] = await means.kv
    .getMany<[Session, User, Membership, Tenant, unknown, unknown, unknown]>([
      sessionKey(digest),
      userKey(userId),
      memberKey(tenantId, userId),
      tenantKey(tenantId),
      tenantRevisionKey(tenantId),
      CATALOG_REVISION,
      userRevisionKey(userId),
    ]);
  if (now.versionstamp !== entry.versionstamp) return resolve(means, digest);
  if (!user.value || !membership.value || !tenant.value) return null;
  const revisions = toRevisions(...counters);
  const caller: SessionCaller = {
    entry,
    tenant: toTenantRef(tenant.value),
    actor: { kind: "user", id: userId, name: user.value.name },
    role: membership.value.role,
    tenantRevision: revisions.tenant,
  };
  return { caller, revisions };
}

/** Moves the session's end on, unless somebody changed or ended it meanwhile. */
async function renew(
  means: Means,
  digest: string,
  entry: SessionEntry,
): Promise<void> {
  const session = toRenewed(entry.value, means.clock);
  await renewSession(means, { digest, entry, session });
}
