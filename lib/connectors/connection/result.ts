import type { Connector } from "../connector.ts";
import type { Connection } from "./connection.ts";

interface ConnectorRef {
  readonly id: string;
  readonly name: string;
}

export interface Connected {
  readonly kind: "connected";
  readonly connector: ConnectorRef;
  /** The account's name, where the service says it. */
  readonly identity: string | null;
}

/** Another account than before: nothing is stored until somebody says yes. */
export interface ConnectQuestion {
  readonly kind: "asks";
  readonly connector: ConnectorRef;
  /** What `confirmConnect` takes. */
  readonly token: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type ConnectRefusalReason =
  /** The person said no at the service. */
  | "denied"
  /** Longer than ten minutes ago, of another tenant, or made up. */
  | "expired"
  /** Begun in another browser session. */
  | "mismatched"
  /** Used a second time. */
  | "replayed"
  /** The connector was deleted meanwhile. */
  | "gone"
  /** The service did not give tokens. */
  | "failed";

export interface ConnectRefusal {
  readonly kind: "refused";
  readonly reason: ConnectRefusalReason;
  /** Null where the answer does not show which one it was for. */
  readonly connector: ConnectorRef | null;
  /** What the service says, for a person. */
  readonly detail: string | null;
}

export type ConnectResult = Connected | ConnectQuestion | ConnectRefusal;

export function refuse(
  reason: ConnectRefusalReason,
  connector: Connector | null,
  detail: string | null = null,
): ConnectRefusal {
  return {
    kind: "refused",
    reason,
    connector: connector && toRef(connector),
    detail,
  };
}

export function toConnected(
  connector: Connector,
  { identity }: Connection,
): Connected {
  return {
    kind: "connected",
    connector: toRef(connector),
    identity: identity?.name ?? null,
  };
}

function toRef({ id, name }: Connector): ConnectorRef {
  return { id, name };
}
