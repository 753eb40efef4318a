import { LRUCache } from "lru-cache";
import type { Revisions } from "../kv/revision.ts";
import { sharedRead } from "../kv/shared.ts";
import type { Caller } from "./caller.ts";

export interface Found<Known extends Caller> {
  readonly caller: Known;
  readonly revisions: Revisions;
}

export interface CallerSource<Known extends Caller> {
  /** The caller as it is known, if nothing that it hangs on has changed since, in any process. */
  readonly confirm: (known: Known) => Promise<Found<Known> | null>;
  /** Reads by the digest of its secret who it is. */
  readonly resolve: (digest: string) => Promise<Found<Known> | null>;
}

/** How many callers a process remembers; each is some hundred bytes. */
const MAX_CALLERS = 20_000;

/** Finds callers by the digest of their secret; at most one round trip to KV for one that was seen before. */
export function rememberCallers<Known extends Caller>(
  { confirm, resolve }: CallerSource<Known>,
): (digest: string) => Promise<Found<Known> | null> {
  const callers = new LRUCache<string, Known>({ max: MAX_CALLERS });
  const confirmTogether = sharedRead(confirm);

  return async (digest) => {
    const known = callers.get(digest);
    const found = (known && await confirmTogether(known)) ??
      await resolve(digest);
    if (!found) callers.delete(digest);
    else if (found.caller !== known) callers.set(digest, found.caller);
    return found;
  };
}
