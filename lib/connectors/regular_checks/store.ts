import { isDeepStrictEqual } from "node:util";
import { claimLease, type Lease } from "../../kv/lease.ts";
import { commitPatiently } from "../../kv/patient_commit.ts";
import type { Means } from "../../scope.ts";
import { toRenewalAt } from "../connection/due.ts";
import type { Connector } from "../connector.ts";
import { isWatched, placeOf } from "../watched.ts";

/** One who dies loses the walk after this. Longer than a check with a renewal may take. */
export const WALK_LEASE_MS = 2 * 60 * 1000;

/** How far the walk has come. */
export interface Hand {
  /** On the turn, see `placeOf`. */
  readonly place: number;
  readonly at: string;
}

/** A connector of any tenant, by its index. */
export interface Found {
  readonly tenantId: string;
  readonly id: string;
  /** Its place, or when it is to be renewed. */
  readonly where: Deno.KvKeyPart | undefined;
  readonly entry: Deno.AtomicCheck;
}

// These lead to connectors of all tenants, so they stand beside the tenants and hold ids only.
const BY_PLACE: Deno.KvKey = ["watched_by_place"];
const BY_RENEWAL: Deno.KvKey = ["watched_by_renewal"];
const HAND: Deno.KvKey = ["regular_checks", "hand"];
const LEASE: Deno.KvKey = ["regular_checks", "lease"];

/** What leads to a connector that is watched; follows from its record alone. */
export function toWatchKeys(connector: Connector): readonly Deno.KvKey[] {
  if (!isWatched(connector)) return [];
  const { tenantId, id, connection } = connector;
  const renewalAt = toRenewalAt(connection);
  return [
    [...BY_PLACE, placeOf(connector), tenantId, id],
    ...(renewalAt ? [[...BY_RENEWAL, renewalAt, tenantId, id]] : []),
  ];
}

/** The right to walk, in one process of all. */
export function claimWalk(means: Means): Promise<Lease | null> {
  return claimLease(means, LEASE, WALK_LEASE_MS);
}

/** Null where nobody has walked yet. */
export async function readHand({ kv }: Means): Promise<Hand | null> {
  return (await kv.get<Hand>(HAND)).value;
}

export async function writeHand({ kv }: Means, hand: Hand): Promise<void> {
  await commitPatiently(kv.atomic().set(HAND, hand));
}

/** Those whose place lies from the first and before the second. */
export function scanPlaces(
  means: Means,
  [from, to]: readonly [number, number],
): AsyncGenerator<Found> {
  return scan(means, { start: [...BY_PLACE, from], end: [...BY_PLACE, to] });
}

/** Those whose access token is to be renewed by now, the longest due first. */
export function scanRenewals(means: Means): AsyncGenerator<Found> {
  const now = means.clock.now().toISOString();
  return scan(means, {
    start: [...BY_RENEWAL, ""],
    end: [...BY_RENEWAL, now],
  });
}

async function* scan(
  { kv }: Means,
  range: Deno.KvListSelector,
): AsyncGenerator<Found> {
  const all = kv.list<string>(range);
  for await (const { key, value, versionstamp } of all) {
    const [, where, tenantId] = key;
    const entry = { key, versionstamp };
    yield { tenantId: String(tenantId), id: value, where, entry };
  }
}

/** Whether the connector, as it is, was to be found so; an index from before may have come too late. */
export function leadsTo({ entry }: Found, connector: Connector): boolean {
  return toWatchKeys(connector).some((key) =>
    isDeepStrictEqual(key, entry.key)
  );
}

/** Takes away what leads to a connector that is gone, or watched no more, unless it was put there anew. */
export async function dropFound(
  { kv }: Means,
  { entry }: Found,
): Promise<void> {
  await commitPatiently(kv.atomic().check(entry).delete(entry.key));
}

/** Puts in what a database from before lacks: these indexes are younger than connectors. */
export async function indexConnector(
  { kv }: Means,
  connector: Connector,
): Promise<void> {
  const keys = toWatchKeys(connector);
  if (keys.length === 0) return;
  const operation = kv.atomic();
  for (const key of keys) operation.set(key, connector.id);
  await commitPatiently(operation);
}
