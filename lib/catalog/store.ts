import { CATALOG_REVISION } from "../kv/revision.ts";
import type { Transaction } from "../kv/transaction.ts";
import type { Means } from "../scope.ts";
import type { CatalogEntry } from "./entry.ts";

function entryKey(key: string): Deno.KvKey {
  return ["catalog", key];
}

/** The entry, retired or not; null when there is none. */
export async function readCatalogEntry(
  means: Means,
  key: string,
): Promise<CatalogEntry | null> {
  return (await means.kv.get<CatalogEntry>(entryKey(key))).value;
}

/** All entries, retired ones too, by key. The catalog is a handful of kinds, not of connectors. */
export async function listCatalogEntries(
  means: Means,
): Promise<readonly CatalogEntry[]> {
  const entries: CatalogEntry[] = [];
  for await (
    const { value } of means.kv.list<CatalogEntry>({ prefix: ["catalog"] })
  ) {
    entries.push(value);
  }
  return entries;
}

/** Writes one entry and moves the catalog's revision, in the caller's commit. */
export function putCatalogEntry(tx: Transaction, entry: CatalogEntry): void {
  tx.set(entryKey(entry.key), entry);
  tx.add(CATALOG_REVISION, 1n);
}

/** The caller's commit holds only if no entry changes before it: one check, however many entries. */
export async function checkCatalogUnchanged(tx: Transaction): Promise<void> {
  await tx.read(CATALOG_REVISION);
}
