import { AppError } from "../../errors.ts";
import { transact, type Transaction } from "../../kv/transaction.ts";
import type { Clock, Means } from "../../scope.ts";
import { toDigest } from "../digest.ts";
import { deleteFailures, putFailures, readFailuresIn } from "./store.ts";

export const MAX_FAILURES = 10;
export const FAILURE_WINDOW_MS = 15 * 60 * 1000;

/** Who tries: a sign-in is limited for the address and for the client. */
export interface Attempt {
  readonly email: string;
  readonly clientAddress: string;
}

/**
 * Counts the attempt as a failure before it is tried, so that parallel tries
 * cannot pass the limit together. Throws `rate_limited` at the limit.
 */
export function countAttempt(means: Means, attempt: Attempt): Promise<void> {
  const { clock } = means;
  return transact(means, async (tx) => {
    for (const digest of [addressDigest(attempt), clientDigest(attempt)]) {
      const endings = await readCounted(tx, digest, clock);
      if (endings.length >= MAX_FAILURES) throw toRateLimited(endings, clock);
      const failures = { endings: [...endings, endOfWindow(clock)] };
      putFailures(tx, { digest, failures, clock });
    }
  });
}

/**
 * After a success: the address's failures are forgotten. The client keeps
 * its own but for this attempt, so that one good account buys no guesses at others.
 */
export function forgiveAttempt(means: Means, attempt: Attempt): Promise<void> {
  const { clock } = means;
  return transact(means, async (tx) => {
    deleteFailures(tx, addressDigest(attempt));
    const digest = clientDigest(attempt);
    const endings = (await readCounted(tx, digest, clock)).slice(0, -1);
    putFailures(tx, { digest, failures: { endings }, clock });
  });
}

/** Each failure counts for a whole window of its own: with one window for all, twenty would fit around its end. */
async function readCounted(
  tx: Transaction,
  digest: string,
  clock: Clock,
): Promise<readonly string[]> {
  const { endings = [] } = await readFailuresIn(tx, digest) ?? {};
  return endings.filter((end) => msUntil(end, clock) > 0);
}

function toRateLimited(endings: readonly string[], clock: Clock): AppError {
  const [first = endOfWindow(clock)] = endings;
  const retryAfterSeconds = Math.ceil(msUntil(first, clock) / 1000);
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new AppError(
    "rate_limited",
    `Cannot sign in: too many failed attempts; try again in ${minutes} minute${
      minutes === 1 ? "" : "s"
    }`,
    { retryAfterSeconds },
  );
}

function msUntil(end: string, clock: Clock): number {
  return Date.parse(end) - clock.now().getTime();
}

function endOfWindow(clock: Clock): string {
  return new Date(clock.now().getTime() + FAILURE_WINDOW_MS).toISOString();
}

/** Digests, so that no key of KV holds an address. */
function addressDigest({ email }: Attempt): string {
  return toDigest(`address ${email}`);
}

function clientDigest({ clientAddress }: Attempt): string {
  return toDigest(`client ${clientAddress}`);
}
