import type { Role } from "../permissions.ts";
import type { Actor } from "../scope.ts";

/** Who made a record: kept with it, so that it reads right after the person has left. */
export type ActorRef = Pick<Actor, "id" | "name">;

/** A person, at `["users", id]`. */
export interface User {
  readonly id: string;
  /** Normalized: see `checkEmail`. */
  readonly email: string;
  readonly name: string;
  /** Encoded argon2id; null for somebody who signs in elsewhere. */
  readonly passwordHash: string | null;
  /** The tenant switched to last: where the next sign-in starts. */
  readonly lastTenantId: string | null;
  readonly createdAt: string;
}

/** At `["tenants", id]`. */
export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: string;
}

/** At `["tenant", tenantId, "members", userId]`. The person's name stands in the User alone. */
export interface Membership {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly createdBy: ActorRef;
}

/** What a token may be: nobody's program needs to make owners. */
export type TokenRole = Exclude<Role, "owner">;

/** At `["tenant", tenantId, "tokens", id]`; revoking deletes it. */
export interface ApiToken {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly role: TokenRole;
  /** Of the whole token: names the index entry that goes with this record. */
  readonly digest: string;
  readonly createdAt: string;
  readonly createdBy: ActorRef;
}

/** At `["sessions", digest]`. */
export interface Session {
  readonly userId: string;
  readonly tenantId: string;
  readonly createdAt: string;
  readonly renewedAt: string;
  readonly expiresAt: string;
}

/** Failures of one address or one client, at `["sign_in_failures", digest]`. */
export interface SignInFailures {
  /** When each stops to count, the oldest first. */
  readonly endings: readonly string[];
}
