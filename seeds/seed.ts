import type { CatalogEntryFile } from "../lib/catalog/entry.ts";
import { parseCatalogEntry } from "../lib/catalog/parse_entry.ts";
import { syncCatalog, type SyncCatalogResult } from "../lib/catalog/sync.ts";
import type { Means } from "../lib/scope.ts";
import { runTask } from "../lib/tasks/run_task.ts";
import { openTaskMeans } from "../lib/tasks/task_means.ts";

/** Where the project keeps its catalog, seen from its root. */
export const CATALOG_FOLDER = "seeds/catalog";

/**
 * Brings the catalog up to the files of a folder. Reads all of them before it
 * writes: throws an Error that names each broken file, with nothing changed.
 */
export async function seedCatalog(
  means: Means,
  folder: string,
): Promise<SyncCatalogResult> {
  return await syncCatalog(means, await readCatalogFolder(folder));
}

/** `4 created, 0 updated, 0 unchanged, 0 retired` */
export function toSeedSummary(result: SyncCatalogResult): string {
  const { created, updated, unchanged, retired } = result;
  return `${created} created, ${updated} updated, ${unchanged} unchanged, ${retired} retired`;
}

async function readCatalogFolder(folder: string): Promise<CatalogEntryFile[]> {
  const names = await listJsonFiles(folder);
  const complaints: string[] = [];
  const fileOfKey = new Map<string, string>();
  const entries: CatalogEntryFile[] = [];
  for (const name of names) {
    const file = `${folder}/${name}`;
    try {
      const entry = parseCatalogEntry(file, await Deno.readTextFile(file));
      const other = fileOfKey.get(entry.key);
      if (other) complaints.push(sameKey(file, entry.key, other));
      fileOfKey.set(entry.key, file);
      entries.push(entry);
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  return entries;
}

/** In the order of their names. A folder without any is a wrong folder, not a wish to retire everything. */
async function listJsonFiles(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(folder)) {
      if (name.endsWith(".json")) names.push(name);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  if (names.length > 0) return names.sort();
  throw new Error(
    `Cannot seed the catalog: there are no .json files in ${folder}; run this in the project's folder`,
  );
}

function sameKey(file: string, key: string, other: string): string {
  return `Cannot read ${file}: at /key "${key}" is already that of ${other}`;
}

async function main(): Promise<void> {
  const means = await openTaskMeans();
  try {
    console.log(toSeedSummary(await seedCatalog(means, CATALOG_FOLDER)));
  } finally {
    means.kv.close();
  }
}

if (import.meta.main) await runTask(main);
