import { eachAtOnce } from "../../each_at_once.ts";
import type { Lease } from "../../kv/lease.ts";
import { limitPerHost } from "../../remote/per_host.ts";
import type { Means } from "../../scope.ts";
import { endOf, toWay, type Way } from "./hand.ts";
import { indexWatched } from "./index_watched.ts";
import {
  claimWalk,
  type Found,
  readHand,
  scanPlaces,
  scanRenewals,
  WALK_LEASE_MS,
  writeHand,
} from "./store.ts";
import { checkFound, renewFound } from "./visit.ts";

export interface WalkOptions {
  /** How long a whole turn takes: each connector is checked once in it. */
  readonly everyMs: number;
  /** Ends the walk after the checks that are under way. */
  readonly signal: AbortSignal;
}

/** Requests under way, and of these to one host. */
export const MOST_AT_ONCE = 64;
const MOST_PER_HOST = 8;

/** Most connectors in one walk; what is left has its turn in the next. */
const MOST_RENEWALS = 500;
const MOST_CHECKS = 2_000;

/**
 * Goes on from where the last walk ended, in whatever process: renews what is
 * about to end, and checks the connectors whose turn it is. Costs what it
 * finds, not what there is. Does nothing while another process walks.
 */
export async function walk(means: Means, options: WalkOptions): Promise<void> {
  const lease = await claimWalk(means);
  if (lease === null) return;
  try {
    const now = means.clock.now();
    const mayGoOn = holdWhile(means, lease, options.signal);
    const place = await go(means, { ...options, now, mayGoOn });
    const at = now.toISOString();
    // Whoever has the lease by now goes the same way again.
    if (place !== null && await lease.extend()) {
      await writeHand(means, { place, at });
    }
  } finally {
    await lease.release();
  }
}

interface Going extends WalkOptions {
  readonly now: Date;
  /** Asked before each connector. */
  readonly mayGoOn: () => Promise<boolean>;
}

/** The place that was reached; null where the first walk could not begin. */
async function go(
  means: Means,
  { everyMs, now, mayGoOn }: Going,
): Promise<number | null> {
  const hand = await readHand(means);
  if (hand === null) return await indexWatched(means, mayGoOn) ? 0 : null;
  const way = toWay(hand, now.getTime(), everyMs);
  const renewals = take(scanRenewals(means), MOST_RENEWALS, mayGoOn);
  // Few at once, and none waits for its host: each has a claim, which would end meanwhile.
  await eachAtOnce(
    renewals.found,
    MOST_PER_HOST,
    (found) => renewFound(means, found),
  );
  const polite = {
    ...means,
    remote: limitPerHost(means.remote, MOST_PER_HOST),
  };
  const checks = take(scanWay(means, way), MOST_CHECKS, mayGoOn);
  await eachAtOnce(
    checks.found,
    MOST_AT_ONCE,
    (found) => checkFound(polite, found, everyMs),
  );
  const left = checks.firstLeft();
  return left === null ? endOf(way) : Number(left.where);
}

async function* scanWay(means: Means, way: Way): AsyncGenerator<Found> {
  for (const range of way) yield* scanPlaces(means, range);
}

/** As many as may be, and the first that was left. */
function take(
  all: AsyncIterable<Found>,
  most: number,
  mayGoOn: () => Promise<boolean>,
) {
  let left: Found | null = null;
  async function* found(): AsyncGenerator<Found> {
    let count = 0;
    for await (const each of all) {
      if (count++ === most || !await mayGoOn()) {
        left = each;
        return;
      }
      yield each;
    }
  }
  return { found: found(), firstLeft: (): Found | null => left };
}

/** Holds the lease anew now and then; false once it is lost, or the walk is ended. */
function holdWhile(
  { clock }: Means,
  lease: Lease,
  signal: AbortSignal,
): () => Promise<boolean> {
  let heldMs = clock.now().getTime();
  return async () => {
    if (signal.aborted) return false;
    const nowMs = clock.now().getTime();
    if (nowMs - heldMs < WALK_LEASE_MS / 4) return true;
    heldMs = nowMs;
    return await lease.extend();
  };
}
