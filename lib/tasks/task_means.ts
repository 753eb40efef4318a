import { readConfig, readEnv } from "../config.ts";
import { openMeans } from "../means.ts";
import type { Means } from "../scope.ts";
import { newKeyRingEntry } from "../secrets/key_ring.ts";

/**
 * The means of a task that seals and opens nothing, such as seeding. It works
 * without the server's key: its own is made for it and forgotten with it.
 */
export async function openTaskMeans(): Promise<Means> {
  const env = { ...readEnv(), CONNECTORS_KEYS: newKeyRingEntry(new Date()) };
  return await openMeans(readConfig(env));
}
