import type { ConnectionView } from "../lib/connectors/connection/view.ts";
import { Notice } from "./Notice.tsx";
import { Time } from "./Time.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;

/** From then on it is said as a warning. */
const SOON_DAYS = 7;

export interface ConnectionStateProps {
  readonly base: string;
  readonly connection: ConnectionView;
  /** ISO 8601: days are counted from here. */
  readonly now: string;
  readonly class?: string;
}

/** What needs attention about a connection, or how long it lasts where that is known; nothing where all is well. */
export function ConnectionState(
  { base, connection, now, class: className = "" }: ConnectionStateProps,
) {
  const { connected, degraded, refused, expiresAt, refreshable } = connection;
  if (refused !== null) {
    return (
      <Notice base={base} kind="error" class={className}>{refused}</Notice>
    );
  }
  if (!connected) {
    return (
      <Notice base={base} kind="warning" icon="plug-off" class={className}>
        Not connected yet. Nothing can be published until somebody connects the
        account.
      </Notice>
    );
  }
  if (degraded !== null) {
    return (
      <Notice base={base} kind="warning" class={className}>
        Access could not be renewed. It is tried again by itself
        {expiresAt && (
          <>
            , and works until <Time at={expiresAt} />
          </>
        )}. {degraded}
      </Notice>
    );
  }
  if (refreshable || expiresAt === null) return null;
  const days = countDays(expiresAt, now);
  const text = `Access ends in ${days === 1 ? "1 day" : `${days} days`}`;
  if (days > SOON_DAYS) {
    return <p class={`text-xs text-muted ${className}`}>{text}</p>;
  }
  return (
    <Notice base={base} kind="warning" icon="clock" class={className}>
      {text}. It cannot be renewed: connect the account again before.
    </Notice>
  );
}

/** Begun days count, so that the last day is 1. */
function countDays(expiresAt: string, now: string): number {
  return Math.max(
    0,
    Math.ceil((Date.parse(expiresAt) - Date.parse(now)) / DAY_MS),
  );
}
