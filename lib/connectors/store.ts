import { toSelector } from "../kv/page.ts";
import type { Transaction } from "../kv/transaction.ts";
import type { Means } from "../scope.ts";
import type { Connector, ConnectorStatus } from "./connector.ts";
import { normalizeName } from "./name.ts";
import { toWatchKeys } from "./regular_checks/store.ts";
import { requireStorable } from "./size.ts";

/** KV's limit of keys in one getMany. */
const GET_MANY = 10;

function prefix(
  tenantId: string,
  kind:
    | "connectors"
    | "connector_names"
    | "connectors_by_status"
    | "connectors_by_tag"
    | "connector_counts",
): Deno.KvKey {
  return ["tenant", tenantId, kind];
}

function connectorKey(tenantId: string, id: string): Deno.KvKey {
  return [...prefix(tenantId, "connectors"), id];
}

function nameKey(tenantId: string, name: string): Deno.KvKey {
  return [...prefix(tenantId, "connector_names"), normalizeName(name)];
}

export async function readConnector(
  means: Means,
  tenantId: string,
  id: string,
): Promise<Connector | null> {
  return (await means.kv.get<Connector>(connectorKey(tenantId, id))).value;
}

export function readConnectorIn(
  tx: Transaction,
  tenantId: string,
  id: string,
): Promise<Connector | null> {
  return tx.read<Connector>(connectorKey(tenantId, id));
}

/** Id of the connector that has the name, however it is spaced or cased. */
export function readNameHolderIn(
  tx: Transaction,
  tenantId: string,
  name: string,
): Promise<string | null> {
  return tx.read<string>(nameKey(tenantId, name));
}

/** Adds the record with its indexes. The caller has read the name's holder through `tx`. */
export function insertConnector(tx: Transaction, connector: Connector): void {
  requireStorable(connector);
  tx.set(connectorKey(connector.tenantId, connector.id), connector);
  moveIndexes(tx, null, connector);
}

/** Replaces the record that `tx` read as `before`. */
export function replaceConnector(
  tx: Transaction,
  before: Connector,
  after: Connector,
): void {
  requireStorable(after);
  tx.set(connectorKey(after.tenantId, after.id), after);
  moveIndexes(tx, before, after);
}

/** Removes the record that `tx` read, and all that points to it. */
export function deleteConnector(tx: Transaction, connector: Connector): void {
  tx.delete(connectorKey(connector.tenantId, connector.id));
  moveIndexes(tx, connector, null);
}

/** Touches only the index and count keys that differ: each is a write in the commit. */
function moveIndexes(
  tx: Transaction,
  before: Connector | null,
  after: Connector | null,
): void {
  const id = (after ?? before)?.id;
  const [gone, come] = difference(toIndexKeys(before), toIndexKeys(after));
  for (const key of gone) tx.delete(key);
  for (const key of come) tx.set(key, id);
  const [less, more] = difference(toCountKeys(before), toCountKeys(after));
  for (const key of less) tx.add(key, -1n);
  for (const key of more) tx.add(key, 1n);
}

function toIndexKeys(connector: Connector | null): readonly Deno.KvKey[] {
  if (connector === null) return [];
  const { id, tenantId, name, status, tags } = connector;
  return [
    nameKey(tenantId, name),
    ...toWatchKeys(connector),
    [...prefix(tenantId, "connectors_by_status"), status, id],
    ...tags.map((
      tag,
    ) => [...prefix(tenantId, "connectors_by_tag"), tag, id]),
  ];
}

function toCountKeys(connector: Connector | null): readonly Deno.KvKey[] {
  if (connector === null) return [];
  const counts = prefix(connector.tenantId, "connector_counts");
  return [
    [...counts, "status", connector.status],
    [...counts, "catalog", connector.catalogKey],
  ];
}

function difference(
  before: readonly Deno.KvKey[],
  after: readonly Deno.KvKey[],
): readonly [readonly Deno.KvKey[], readonly Deno.KvKey[]] {
  const had = new Set(before.map((key) => JSON.stringify(key)));
  const has = new Set(after.map((key) => JSON.stringify(key)));
  return [
    before.filter((key) => !has.has(JSON.stringify(key))),
    after.filter((key) => !had.has(JSON.stringify(key))),
  ];
}

export interface ScanConnectors {
  readonly tenantId: string;
  /** Reads through the index of this status, or of this tag, where given. */
  readonly status?: ConnectorStatus | undefined;
  readonly tag?: string | undefined;
  /** Starts after this id, towards older ones. */
  readonly afterId: string | null;
}

/** The tenant's connectors, newest first, read as they are asked for. */
export async function* scanConnectors(
  means: Means,
  { tenantId, status, tag, afterId }: ScanConnectors,
): AsyncGenerator<Connector> {
  const index = status !== undefined
    ? [...prefix(tenantId, "connectors_by_status"), status]
    : tag !== undefined
    ? [...prefix(tenantId, "connectors_by_tag"), tag]
    : null;
  const range = toSelector(index ?? prefix(tenantId, "connectors"), afterId);
  if (index === null) {
    const all = means.kv.list<Connector>(range, { reverse: true });
    for await (const { value } of all) yield value;
    return;
  }
  const ids: string[] = [];
  for await (
    const { value } of means.kv.list<string>(range, { reverse: true })
  ) {
    ids.push(value);
    if (ids.length === GET_MANY) {
      yield* await readConnectors(means, tenantId, ids.splice(0));
    }
  }
  yield* await readConnectors(means, tenantId, ids);
}

/** Those that there are, in the order of the ids. */
export async function readConnectors(
  { kv }: Means,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly Connector[]> {
  const keys = ids.map((id) => connectorKey(tenantId, id));
  const reads: Promise<readonly Deno.KvEntryMaybe<Connector>[]>[] = [];
  for (let at = 0; at < keys.length; at += GET_MANY) {
    reads.push(kv.getMany<Connector[]>(keys.slice(at, at + GET_MANY)));
  }
  const entries = (await Promise.all(reads)).flat();
  return entries.flatMap(({ value }) => value === null ? [] : [value]);
}

export interface ConnectorCounts {
  readonly byStatus: Readonly<Record<ConnectorStatus, number>>;
  readonly byCatalogKey: Readonly<Record<string, number>>;
}

/** How many there are; kept in counters, so the cost does not grow with them. */
export async function readConnectorCounts(
  means: Means,
  tenantId: string,
): Promise<ConnectorCounts> {
  const byStatus = { inactive: 0, active: 0, error: 0 };
  const byCatalogKey: Record<string, number> = {};
  const counts = means.kv.list<Deno.KvU64>({
    prefix: prefix(tenantId, "connector_counts"),
  });
  for await (const { key, value } of counts) {
    const [of, name] = key.slice(3);
    const count = Number(value.value);
    if (of === "catalog") byCatalogKey[String(name)] = count;
    else if (isStatus(name)) byStatus[name] = count;
  }
  return { byStatus, byCatalogKey };
}

function isStatus(value: unknown): value is ConnectorStatus {
  return value === "inactive" || value === "active" || value === "error";
}
