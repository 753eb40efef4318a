import type { Identity } from "../../oauth/identity.ts";
import type { SealedField } from "../../secrets/seal.ts";
import type { ActorRef } from "../connector.ts";

/**
 * What connecting an `oauth` connector to an account has given, kept in its
 * record. Renewing it moves neither the connector's version nor its
 * `updatedAt`: these count what people change.
 */
export interface Connection {
  /** Another one with each connecting, so that a late answer never falls on a newer connection. */
  readonly id: string;
  readonly accessToken: SealedField;
  /** Absent where the service gave none. */
  readonly refreshToken?: SealedField;
  /** Who issued the tokens: they are sent nowhere else. */
  readonly tokenUrl: string;
  /** The account; null where the service does not say. */
  readonly identity: Identity | null;
  readonly scopes: readonly string[];
  readonly connectedAt: string;
  readonly connectedBy: ActorRef;
  /** When the access token was given. */
  readonly issuedAt: string;
  /** Null where the service does not say. */
  readonly expiresAt: string | null;
  /** Why it could not be renewed, though it may be later. */
  readonly trouble: ConnectionTrouble | null;
  /** That the service has ended it: only connecting again helps. */
  readonly refused: ConnectionRefusal | null;
}

export interface ConnectionTrouble {
  readonly since: string;
  readonly attempts: number;
  /** Nobody tries before. */
  readonly nextAttemptAt: string;
  readonly detail: string;
}

export interface ConnectionRefusal {
  readonly at: string;
  readonly detail: string;
}

/** An app that has registered itself at an instance, for one connector. */
export interface RegisteredApp {
  readonly clientId: SealedField;
  readonly clientSecret?: SealedField;
  /** Where, and for which way back; another one needs another app. */
  readonly registrationUrl: string;
  readonly redirectUrl: string;
}
