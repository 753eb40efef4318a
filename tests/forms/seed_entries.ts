import type {
  CatalogEntry,
  CatalogEntryFile,
} from "../../lib/catalog/entry.ts";

const KEYS = ["twitter", "wordpress", "linkedin", "medium"] as const;

export type SeedKey = (typeof KEYS)[number];

function readEntry(key: SeedKey): CatalogEntry {
  const file = new URL(`../../seeds/catalog/${key}.json`, import.meta.url);
  const entry: CatalogEntryFile = JSON.parse(Deno.readTextFileSync(file));
  return { ...entry, version: 1, retiredAt: null, updatedAt: "" };
}

/** The four kinds of service that forms are made for first, from their own files. */
export function seedEntries(): Readonly<Record<SeedKey, CatalogEntry>> {
  return {
    twitter: readEntry("twitter"),
    wordpress: readEntry("wordpress"),
    linkedin: readEntry("linkedin"),
    medium: readEntry("medium"),
  };
}
