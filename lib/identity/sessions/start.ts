import { transact } from "../../kv/transaction.ts";
import type { Clock, Means } from "../../scope.ts";
import { newSecret, toDigest } from "../digest.ts";
import type { Session } from "../records.ts";
import { putSession } from "./store.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Without a request for this long, a session ends. */
export const SESSION_IDLE_MS = 14 * DAY_MS;

/** After this long it ends in any case. */
export const SESSION_MAX_MS = 90 * DAY_MS;

/** Its end moves on at most this often, so that reading pages rarely writes. */
export const SESSION_RENEW_MS = DAY_MS;

/** What the browser keeps. */
export interface StartedSession {
  /** Shown to nobody else: KV holds its digest. */
  readonly token: string;
  /** When the cookie ends at the latest; the session itself may end before, see `SESSION_IDLE_MS`. */
  readonly expiresAt: string;
}

export async function startSession(
  means: Means,
  { userId, tenantId }: { userId: string; tenantId: string },
): Promise<StartedSession> {
  const token = newSecret();
  const now = means.clock.now().toISOString();
  const session = toRenewed(
    { userId, tenantId, createdAt: now, renewedAt: now, expiresAt: now },
    means.clock,
  );
  await transact(means, (tx) => {
    const digest = toDigest(token);
    putSession(tx, { digest, session, clock: means.clock });
    return Promise.resolve();
  });
  const lastMs = Date.parse(now) + SESSION_MAX_MS;
  return { token, expiresAt: new Date(lastMs).toISOString() };
}

/** The session with its end moved on, never beyond `SESSION_MAX_MS` after its start. */
export function toRenewed(session: Session, clock: Clock): Session {
  const nowMs = clock.now().getTime();
  const endMs = Math.min(
    nowMs + SESSION_IDLE_MS,
    Date.parse(session.createdAt) + SESSION_MAX_MS,
  );
  return {
    ...session,
    renewedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(endMs).toISOString(),
  };
}

/** Whether a request should move the session's end on. */
export function isRenewalDue(session: Session, clock: Clock): boolean {
  return clock.now().getTime() - Date.parse(session.renewedAt) >=
    SESSION_RENEW_MS;
}

export function isExpired(session: Session, clock: Clock): boolean {
  return clock.now().getTime() >= Date.parse(session.expiresAt);
}
