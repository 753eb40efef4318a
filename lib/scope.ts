import type { LRUCache } from "lru-cache";
import type { Revisions } from "./kv/revision.ts";
import type { Log } from "./log.ts";
import type { Role } from "./permissions.ts";
import type { Remote } from "./remote/remote.ts";
import type { KeyRing } from "./secrets/key_ring.ts";

export interface Clock {
  now(): Date;
}

/** Everything a verb needs from outside. Made once by `createApp`, or by the test harness. */
export interface Means {
  readonly kv: Deno.Kv;
  readonly clock: Clock;
  readonly keyRing: KeyRing;
  readonly log: Log;
  /** Results by (owner, revision, query), bounded in bytes; see `lib/kv/cached.ts`. */
  readonly cache: LRUCache<string, object>;
  /** The one way out to other services; see `lib/remote/safe_fetch.ts`. */
  readonly remote: Remote;
}

/** Who acts: a signed-in person, a program with an API token, or a task on the server itself. */
export interface Actor {
  readonly kind: "user" | "token" | "system";
  readonly id: string;
  readonly name: string;
}

export interface TenantRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Who asks, for which tenant, with what means. The tenant comes from here and never from input. */
export interface Scope {
  readonly means: Means;
  readonly tenant: TenantRef;
  readonly actor: Actor;
  readonly role: Role;
  readonly requestId: string;
  /**
   * The revisions read when the request began, so that lists need no second
   * read. Absent in a scope that outlives a request; dropped by a commit.
   */
  revisions?: Revisions | undefined;
}
