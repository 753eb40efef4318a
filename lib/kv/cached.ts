import { LRUCache } from "lru-cache";
import type { Scope } from "../scope.ts";
import { readRevisions } from "./revision.ts";

/** About 64 MiB of results, counted by `weigh`; the oldest unused go first. */
const MAX_BYTES = 64 * 1024 * 1024;

export function createCache(): LRUCache<string, object> {
  return new LRUCache({ maxSize: MAX_BYTES, sizeCalculation: weigh });
}

/** Twice the JSON: the objects, and the text that the API keeps beside them. */
function weigh(value: object): number {
  const plain = value instanceof Map ? [...value] : value;
  return 2 * JSON.stringify(plain).length + 64;
}

export interface CachedQuery {
  /** `tenant` results hang also on the catalog's revision, `person` results on that of who asks. */
  readonly of: "tenant" | "catalog" | "person";
  /** The verb and its input; same text, same result. */
  readonly query: string;
}

/**
 * The result of `load`, computed once for each revision and query. The same
 * frozen object comes back while nothing has changed, in this process or any
 * other: the revision is read with strong consistency each time.
 */
export async function cached<T extends object>(
  scope: Scope,
  { of, query }: CachedQuery,
  load: () => Promise<T>,
): Promise<T> {
  const { tenant, catalog, user } = await readRevisions(scope);
  const owners: Readonly<Record<CachedQuery["of"], string>> = {
    tenant: `${scope.tenant.id}@${tenant}:${catalog}`,
    catalog: `catalog@${catalog}`,
    person: `${scope.actor.id}@${user}`,
  };
  const key = `${owners[of]}:${query}`;
  const hit = scope.means.cache.get(key);
  if (hit !== undefined) return asResultOf<T>(hit);
  const value = Object.freeze(await load());
  scope.means.cache.set(key, value);
  return value;
}

/** Holds because a key names its verb and input, and each verb stores its own result only. */
function asResultOf<T extends object>(hit: object): T {
  return hit as T;
}
