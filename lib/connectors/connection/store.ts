import { claimLease, type Lease } from "../../kv/lease.ts";
import { keepOnce, type Taken, takeOnce } from "../../kv/once.ts";
import type { Scope } from "../../scope.ts";
import type { SealedField } from "../../secrets/seal.ts";
import type { Connection } from "./connection.ts";

/** How long a person may take at the service, and over the question after it. */
export const ATTEMPT_MS = 10 * 60 * 1000;

/**
 * Longer than a renewal may take, also where it waits for its turn at a host
 * behind 56 slow requests of the regular checks, 8 at once: two that use one
 * refresh token would end the connection. One who dies keeps others waiting.
 */
const RENEWAL_LEASE_MS = 2 * 60 * 1000;

/** One way to the service and back, known by the digest of its state. */
export interface ConnectAttempt {
  readonly connectorId: string;
  /** The browser session that began it. */
  readonly sessionDigest: string;
  readonly verifier: SealedField | null;
}

/** A connection to another account than before, until somebody says yes. */
export interface PendingConnection {
  readonly connectorId: string;
  readonly sessionDigest: string;
  /** Id of the connection that it would replace. */
  readonly replaces: string | null;
  readonly connection: Connection;
}

function attemptKey({ tenant }: Scope, digest: string): Deno.KvKey {
  return ["tenant", tenant.id, "connect_attempts", digest];
}

function pendingKey({ tenant }: Scope, digest: string): Deno.KvKey {
  return ["tenant", tenant.id, "pending_connections", digest];
}

function renewalKey({ tenant }: Scope, connectorId: string): Deno.KvKey {
  return ["tenant", tenant.id, "renewal_leases", connectorId];
}

export function putAttempt(
  scope: Scope,
  digest: string,
  value: ConnectAttempt,
): Promise<void> {
  const kept = { value, expireMs: ATTEMPT_MS };
  return keepOnce(scope.means, attemptKey(scope, digest), kept);
}

/** Gives the attempt to one caller only. */
export function takeAttempt(
  scope: Scope,
  digest: string,
): Promise<Taken<ConnectAttempt>> {
  return takeOnce(scope.means, attemptKey(scope, digest));
}

export function putPending(
  scope: Scope,
  digest: string,
  value: PendingConnection,
): Promise<void> {
  const kept = { value, expireMs: ATTEMPT_MS };
  return keepOnce(scope.means, pendingKey(scope, digest), kept);
}

export function takePending(
  scope: Scope,
  digest: string,
): Promise<Taken<PendingConnection>> {
  return takeOnce(scope.means, pendingKey(scope, digest));
}

/** The right to use the connector's refresh token, in one process of all. */
export function claimRenewal(
  scope: Scope,
  connectorId: string,
): Promise<Lease | null> {
  const key = renewalKey(scope, connectorId);
  return claimLease(scope.means, key, RENEWAL_LEASE_MS);
}
