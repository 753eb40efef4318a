import type { ComponentChildren } from "preact";
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
  /** The way to connect, beside what only that helps. */
  readonly connect?: ComponentChildren;
}

/** What needs attention about a connection, or how long it lasts where that is known; nothing where all is well. */
export function ConnectionState(props: ConnectionStateProps) {
  const { base, connection, class: className = "", connect } = props;
  const { connected, degraded, refused, expiresAt } = connection;
  const action = connect && <div class="mt-2 pb-1">{connect}</div>;
  if (refused !== null) {
    return (
      <Notice base={base} kind="error" class={className}>
        {refused}
        {action}
      </Notice>
    );
  }
  if (!connected) {
    return (
      <Notice base={base} kind="warning" icon="plug-off" class={className}>
        Not connected yet. Nothing can be published until somebody connects the
        account.
        {action}
      </Notice>
    );
  }
  if (degraded === null) return <DaysLeft {...props} />;
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

/** Said of access that cannot be renewed: a line, and a warning when its end is near. */
function DaysLeft(
  { base, connection, now, class: className = "", connect }:
    ConnectionStateProps,
) {
  const { expiresAt, refreshable } = connection;
  if (refreshable || expiresAt === null) return null;
  const days = countDays(expiresAt, now);
  const text = `Access ends in ${days === 1 ? "1 day" : `${days} days`}`;
  if (days > SOON_DAYS) {
    return <p class={`text-xs text-muted ${className}`}>{text}</p>;
  }
  return (
    <Notice base={base} kind="warning" icon="clock" class={className}>
      {text}. It cannot be renewed: connect the account again before.
      {connect && <div class="mt-2 pb-1">{connect}</div>}
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
