import type { CatalogEntry } from "../../catalog/entry.ts";
import type { Connector } from "../connector.ts";
import { isConnectable } from "./client.ts";

/** What leaves of the connection of an `oauth` connector: no token, and nothing of one. */
export interface ConnectionView {
  /** Whether somebody has connected it and the service has not ended that. */
  readonly connected: boolean;
  /** The account's name at the service; null where it is not known. */
  readonly identity: string | null;
  readonly connectedAt: string | null;
  /** When access ends unless it is renewed; null where the service does not say. */
  readonly expiresAt: string | null;
  /** Whether access is renewed without a person. */
  readonly refreshable: boolean;
  /** Why it could not be renewed, though it still may be; null where all is well. */
  readonly degraded: string | null;
  /** Why the service has ended it; null where it has not. */
  readonly refused: string | null;
}

/** Null for a kind that is not connected to an account by signing in there. */
export function toConnectionView(
  { connection }: Connector,
  entry: CatalogEntry,
): ConnectionView | null {
  if (!isConnectable(entry)) return null;
  return {
    connected: connection !== undefined && connection.refused === null,
    identity: connection?.identity?.name ?? null,
    connectedAt: connection?.connectedAt ?? null,
    expiresAt: connection?.expiresAt ?? null,
    refreshable: connection?.refreshToken !== undefined,
    degraded: connection?.trouble?.detail ?? null,
    refused: connection?.refused?.detail ?? null,
  };
}
