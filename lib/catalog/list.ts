import { cached } from "../kv/cached.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { CatalogEntry } from "./entry.ts";
import { listCatalogEntries } from "./store.ts";
import { type CatalogEntryView, toCatalogEntryView } from "./view.ts";

export interface ListCatalogInput {
  /** Words that must all occur in name, description or category. */
  readonly search?: string | undefined;
  readonly category?: string | undefined;
}

export interface CatalogList {
  readonly items: readonly CatalogEntryView[];
}

/** The kinds of service on offer, by name; retired ones are left out. */
export function listCatalog(
  scope: Scope,
  input: ListCatalogInput = {},
): Promise<CatalogList> {
  requirePermission(scope, "catalog:read");
  const query = `listCatalog${JSON.stringify([input.search, input.category])}`;
  return cached(scope, { of: "catalog", query }, async () => {
    const entries = await listCatalogEntries(scope.means);
    return {
      items: entries
        .filter((entry) => entry.retiredAt === null && matches(entry, input))
        .sort((a, b) => a.name.localeCompare(b.name, "en"))
        .map(toCatalogEntryView),
    };
  });
}

function matches(
  entry: CatalogEntry,
  { search, category }: ListCatalogInput,
): boolean {
  if (category && entry.category !== category) return false;
  const text =
    `${entry.name} ${entry.key} ${entry.description} ${entry.category}`
      .toLowerCase();
  return (search ?? "").toLowerCase().split(/\s+/).every((word) =>
    text.includes(word)
  );
}
