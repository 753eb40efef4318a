import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import { UnreadableFieldError } from "../../secrets/seal.ts";
import { failUnreadable } from "../fail.ts";
import { toReason } from "../readable_auth.ts";
import {
  type FreshToken,
  type FreshTokenOptions,
  lookAtToken,
  none,
  type NoToken,
} from "./look.ts";
import { renewConnection } from "./renew.ts";
import { claimRenewal } from "./store.ts";

/** Most that anybody waits for another process that is renewing. */
const MAX_WAIT_MS = 20 * 1000;
const POLL_MS = 100;

/**
 * The connector's access token, renewed where it is about to end or was
 * rejected. However many ask at once, in however many processes, the service
 * is asked once: one holds the lease, the others take what it has stored.
 * Throws `not_found`, `conflict` where the configuration lacks an address.
 */
export async function ensureFreshToken(
  scope: Scope,
  connectorId: string,
  options: FreshTokenOptions = {},
): Promise<FreshToken> {
  requirePermission(scope, "connectors:read");
  try {
    return await lookAndRenew(scope, connectorId, options);
  } catch (error) {
    if (!(error instanceof UnreadableFieldError)) throw error;
    const reason = toReason(error);
    await failUnreadable(scope, { id: connectorId }, reason);
    return none("unavailable", reason);
  }
}

async function lookAndRenew(
  scope: Scope,
  connectorId: string,
  options: FreshTokenOptions,
): Promise<FreshToken> {
  const beganMs = performance.now();
  for (;;) {
    const { settled, usable } = await lookAtToken(scope, connectorId, options);
    if (settled) return settled;
    const lease = await claimRenewal(scope, connectorId);
    if (lease) {
      try {
        return await renewAtLast(scope, connectorId, options);
      } finally {
        await lease.release();
      }
    }
    if (usable) return usable;
    if (performance.now() - beganMs > MAX_WAIT_MS) return BUSY;
    await pause();
  }
}

/** With the lease: looks again, since another process may have renewed before it was claimed. */
async function renewAtLast(
  scope: Scope,
  connectorId: string,
  options: FreshTokenOptions,
): Promise<FreshToken> {
  const before = await lookAtToken(scope, connectorId, options);
  if (before.settled) return before.settled;
  await renewConnection(scope, before);
  const after = await lookAtToken(scope, connectorId, options);
  return after.settled ?? after.usable ?? BUSY;
}

const BUSY: NoToken = none(
  "unavailable",
  "Access is being renewed. Try again in a minute.",
);

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
