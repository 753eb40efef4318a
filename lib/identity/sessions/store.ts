import { commitPatiently } from "../../kv/patient_commit.ts";
import type { Transaction } from "../../kv/transaction.ts";
import type { Clock, Means } from "../../scope.ts";
import type { Session, SignInFailures } from "../records.ts";

export function sessionKey(digest: string): Deno.KvKey {
  return ["sessions", digest];
}

function failuresKey(digest: string): Deno.KvKey {
  return ["sign_in_failures", digest];
}

/** With its versionstamp, by which a change in another process shows. */
export function readSession(
  means: Means,
  digest: string,
): Promise<Deno.KvEntryMaybe<Session>> {
  return means.kv.get<Session>(sessionKey(digest));
}

export function readSessionIn(
  tx: Transaction,
  digest: string,
): Promise<Session | null> {
  return tx.read<Session>(sessionKey(digest));
}

/** KV forgets the session when it has expired. */
export function putSession(
  tx: Transaction,
  { digest, session, clock }: {
    digest: string;
    session: Session;
    clock: Clock;
  },
): void {
  const expireIn = toMsLeft(session.expiresAt, clock);
  tx.set(sessionKey(digest), session, { expireIn });
}

/** Writes the renewed session, if it is still the one that was read. */
export async function renewSession(
  { kv, clock }: Means,
  { digest, entry, session }: {
    digest: string;
    entry: Deno.KvEntry<Session>;
    session: Session;
  },
): Promise<void> {
  const expireIn = toMsLeft(session.expiresAt, clock);
  await commitPatiently(
    kv.atomic().check(entry).set(sessionKey(digest), session, { expireIn }),
  );
}

export function deleteSession(tx: Transaction, digest: string): void {
  tx.delete(sessionKey(digest));
}

export function readFailuresIn(
  tx: Transaction,
  digest: string,
): Promise<SignInFailures | null> {
  return tx.read<SignInFailures>(failuresKey(digest));
}

/** KV forgets them when the last stops to count. */
export function putFailures(
  tx: Transaction,
  { digest, failures, clock }: {
    digest: string;
    failures: SignInFailures;
    clock: Clock;
  },
): void {
  const last = failures.endings.at(-1);
  if (last === undefined) return deleteFailures(tx, digest);
  const expireIn = toMsLeft(last, clock);
  tx.set(failuresKey(digest), failures, { expireIn });
}

export function deleteFailures(tx: Transaction, digest: string): void {
  tx.delete(failuresKey(digest));
}

/** At least one: KV takes no less. */
function toMsLeft(end: string, clock: Clock): number {
  return Math.max(1, Date.parse(end) - clock.now().getTime());
}
