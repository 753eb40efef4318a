import type { Means } from "../scope.ts";

/** KV takes this many keys in one getMany. */
const MAX_KEYS = 10;

/** The values at the keys, in their order, null where there is none. */
export async function getAll<T>(
  means: Means,
  keys: readonly Deno.KvKey[],
): Promise<readonly (T | null)[]> {
  const reads: Promise<Deno.KvEntryMaybe<T>[]>[] = [];
  for (let at = 0; at < keys.length; at += MAX_KEYS) {
    reads.push(means.kv.getMany<T[]>(keys.slice(at, at + MAX_KEYS)));
  }
  return (await Promise.all(reads)).flat().map((entry) => entry.value);
}
