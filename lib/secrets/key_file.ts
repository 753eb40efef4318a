import { join } from "node:path";
import { newKeyRingEntry } from "./key_ring.ts";

/**
 * The key ring of demo and development: kept in the data folder, made at the
 * first start, readable by its owner only. Production never comes here.
 */
export async function readOrMakeKeyFile(
  dataFolder: string,
  now: Date,
): Promise<string> {
  const path = join(dataFolder, "keys");
  try {
    return (await Deno.readTextFile(path)).trim();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const entry = newKeyRingEntry(now);
  await Deno.mkdir(dataFolder, { recursive: true });
  await Deno.writeTextFile(path, `${entry}\n`, {
    mode: 0o600,
    createNew: true,
  });
  return entry;
}
