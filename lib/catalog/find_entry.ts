import { AppError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { CatalogEntry } from "./entry.ts";
import { readCatalogEntry } from "./store.ts";
import {
  type CatalogEntryDetailView,
  toCatalogEntryDetailView,
} from "./view.ts";

/** One kind of service with its schemas; also a retired one, since what is installed stays configurable. */
export async function findCatalogEntry(
  scope: Scope,
  key: string,
): Promise<CatalogEntryDetailView> {
  requirePermission(scope, "catalog:read");
  return toCatalogEntryDetailView(await requireCatalogEntry(scope, key));
}

/** The stored entry, for verbs that build on it. Throws `not_found`. */
export async function requireCatalogEntry(
  scope: Scope,
  key: string,
): Promise<CatalogEntry> {
  const entry = await readCatalogEntry(scope.means, key);
  if (entry) return entry;
  throw new AppError(
    "not_found",
    `Cannot find a service of the key ${
      JSON.stringify(key.slice(0, 64))
    } in the catalog`,
  );
}
