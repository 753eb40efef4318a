import { cached } from "../kv/cached.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { CatalogEntry } from "./entry.ts";
import { listCatalogEntries } from "./store.ts";

/** All entries by key, retired ones too, for verbs that show what was installed of them. */
export function entriesByKey(
  scope: Scope,
): Promise<ReadonlyMap<string, CatalogEntry>> {
  requirePermission(scope, "catalog:read");
  return cached(scope, { of: "catalog", query: "entriesByKey" }, async () => {
    const entries = await listCatalogEntries(scope.means);
    return new Map(entries.map((entry) => [entry.key, entry]));
  });
}
