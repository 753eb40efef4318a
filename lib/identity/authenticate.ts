import type { Means, Scope } from "../scope.ts";
import { createSessionAuthenticator } from "./sessions/authenticate.ts";
import { createTokenAuthenticator } from "./tokens/authenticate.ts";

/**
 * Says who asks. Null for anything that is not, or no longer, good: a made-up
 * or revoked token, an ended session, a person who has left the tenant.
 */
export interface Authenticator {
  /** By the session cookie's value. */
  session(token: string | null, requestId: string): Promise<Scope | null>;
  /** By the Authorization header's value. */
  bearer(header: string | null, requestId: string): Promise<Scope | null>;
}

/** One for each app: it remembers whom it has seen and confirms that with one read of KV. */
export function createAuthenticator(means: Means): Authenticator {
  const bySession = createSessionAuthenticator(means);
  const byToken = createTokenAuthenticator(means);
  return {
    session: async (token, requestId) =>
      token === null ? null : await bySession(token, requestId),
    bearer: async (header, requestId) => {
      const token = header === null ? undefined : parseBearer(header);
      return token === undefined ? null : await byToken(token, requestId);
    },
  };
}

/** The scheme's name is case-insensitive (RFC 9110 section 11.1). */
function parseBearer(header: string): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(header)?.[1];
}
