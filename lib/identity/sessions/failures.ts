import { AppError } from "../../errors.ts";
import { transact, type Transaction } from "../../kv/transaction.ts";
import type { Clock, Means } from "../../scope.ts";
import { toDigest } from "../digest.ts";
import type { SignInFailures } from "../records.ts";
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
      const before = await readOpenFailures(tx, digest, clock);
      if (before && before.count >= MAX_FAILURES) {
        throw toRateLimited(before, clock);
      }
      const failures = before
        ? { ...before, count: before.count + 1 }
        : { count: 1, resetAt: endOfWindow(clock) };
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
    const before = await readOpenFailures(tx, digest, clock);
    if (!before) return;
    const failures = { ...before, count: Math.max(0, before.count - 1) };
    putFailures(tx, { digest, failures, clock });
  });
}

async function readOpenFailures(
  tx: Transaction,
  digest: string,
  clock: Clock,
): Promise<SignInFailures | null> {
  const failures = await readFailuresIn(tx, digest);
  const isOpen = failures !== null && msLeft(failures, clock) > 0;
  return isOpen ? failures : null;
}

function toRateLimited(failures: SignInFailures, clock: Clock): AppError {
  const retryAfterSeconds = Math.ceil(msLeft(failures, clock) / 1000);
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new AppError(
    "rate_limited",
    `Cannot sign in: too many failed attempts; try again in ${minutes} minute${
      minutes === 1 ? "" : "s"
    }`,
    { retryAfterSeconds },
  );
}

function msLeft({ resetAt }: SignInFailures, clock: Clock): number {
  return Date.parse(resetAt) - clock.now().getTime();
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
