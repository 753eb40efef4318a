import { toDigest } from "../../identity/digest.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { readConnector } from "../store.ts";
import { acceptConnection } from "./accept.ts";
import {
  type Connected,
  type ConnectRefusal,
  refuse,
  toConnected,
} from "./result.ts";
import { takePending } from "./store.ts";

export interface ConfirmConnectInput {
  /** Of the question that `finishConnect` asked. */
  readonly token: string;
  readonly sessionToken: string;
}

/** Stores the connection to another account, once and within ten minutes of the question. */
export async function confirmConnect(
  scope: Scope,
  { token, sessionToken }: ConfirmConnectInput,
): Promise<Connected | ConnectRefusal> {
  requirePermission(scope, "connectors:write");
  const taken = await takePending(scope, toDigest(token));
  if (taken.kind === "unknown") return refuse("expired", null);
  if (taken.kind === "used") return refuse("replayed", null);
  const { connectorId, sessionDigest, ...accepted } = taken.value;
  if (sessionDigest !== toDigest(sessionToken)) {
    return refuse("mismatched", null);
  }
  const { means, tenant } = scope;
  const connector = await readConnector(means, tenant.id, connectorId);
  if (connector === null) return refuse("gone", null);
  const saved = await acceptConnection(scope, connectorId, accepted);
  return toConnected(saved, accepted.connection);
}
