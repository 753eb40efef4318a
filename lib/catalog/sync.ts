import { transact } from "../kv/transaction.ts";
import type { Means } from "../scope.ts";
import type { CatalogEntry, CatalogEntryFile } from "./entry.ts";
import {
  checkCatalogUnchanged,
  listCatalogEntries,
  putCatalogEntry,
} from "./store.ts";

/** How many entries of each outcome. One that was retired before counts nowhere. */
export interface SyncCatalogResult {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly retired: number;
}

/**
 * Makes the stored catalog say what the files say, in one commit: all or
 * nothing. An entry without a file is retired; one whose file is back is not.
 * Writes nothing where nothing differs.
 */
export function syncCatalog(
  means: Means,
  files: readonly CatalogEntryFile[],
): Promise<SyncCatalogResult> {
  return transact(means, async (tx) => {
    await checkCatalogUnchanged(tx);
    const stored = new Map(
      (await listCatalogEntries(means)).map((entry) => [entry.key, entry]),
    );
    const now = means.clock.now().toISOString();
    const result = { created: 0, updated: 0, unchanged: 0, retired: 0 };
    for (const file of files) {
      const before = stored.get(file.key);
      stored.delete(file.key);
      if (before && saysTheSame(before, file)) {
        result.unchanged++;
        continue;
      }
      result[before ? "updated" : "created"]++;
      const version = (before?.version ?? 0) + 1;
      putCatalogEntry(tx, {
        ...file,
        version,
        retiredAt: null,
        updatedAt: now,
      });
    }
    for (const entry of stored.values()) {
      if (entry.retiredAt !== null) continue;
      result.retired++;
      const version = entry.version + 1;
      putCatalogEntry(tx, {
        ...entry,
        version,
        retiredAt: now,
        updatedAt: now,
      });
    }
    return result;
  });
}

/** As text, because the order of properties is the order of a form's fields. */
function saysTheSame(entry: CatalogEntry, file: CatalogEntryFile): boolean {
  const { version: _v, retiredAt, updatedAt: _u, ...stored } = entry;
  return retiredAt === null && JSON.stringify(stored) === JSON.stringify(file);
}
