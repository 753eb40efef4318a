import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "../audit/record.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import { isDefinite } from "../remote/check_result.ts";
import type { Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import type { LastCheck } from "./last_check.ts";
import { requireFound } from "./require_found.ts";
import { readConnectorIn, replaceConnector } from "./store.ts";

/**
 * Keeps what a check of `checked` has found, unless the connector was changed
 * meanwhile. The version counts what people change, so it stays: whoever is
 * editing can still save. What the server checks by itself is recorded where
 * it is news; what it finds again moves the time of the check and nothing
 * else. Throws `not_found`.
 */
export async function saveCheck(
  scope: Scope,
  checked: Pick<Connector, "id" | "version">,
  lastCheck: LastCheck,
): Promise<Connector> {
  requirePermission(scope, "connectors:write");
  const isAsked = scope.actor.kind !== "system";
  return await commit(scope, async (tx) => {
    const before = requireFound(
      await readConnectorIn(tx, scope.tenant.id, checked.id),
    );
    const isSame = before.version === checked.version;
    const after = isSame ? withCheck(before, lastCheck) : before;
    if (isSame) replaceConnector(tx, before, after);
    if (!isAsked && isShownAlike(before, after)) tx.keepRevision();
    const action = toStatusAction(before, after);
    if (isAsked || (!action && isOtherFinding(before, after))) {
      recordAudit(tx, scope, { action: "connector.check", target: after });
    }
    if (action) {
      recordAudit(tx, scope, { action, target: after, changed: ["status"] });
    }
    return after;
  });
}

/** Only the service's own refusal makes an error, and only what a check has set to error does a check take back. */
function withCheck(before: Connector, lastCheck: LastCheck): Connector {
  const { unreadable: _, ...known } = before;
  const { statusBefore, ...rest } = known;
  const after = { ...known, lastCheck };
  if (isDefinite(lastCheck)) {
    if (before.status === "error" && statusBefore === undefined) return after;
    return {
      ...after,
      status: "error",
      statusReason: lastCheck.detail,
      statusBefore: statusBefore ?? before.status,
    };
  }
  const recovers = lastCheck.state === "connected" &&
    before.status === "error" && statusBefore !== undefined;
  if (!recovers) return after;
  return { ...rest, lastCheck, status: statusBefore, statusReason: null };
}

function toStatusAction(
  before: Connector,
  after: Connector,
): "connector.fail" | "connector.recover" | null {
  if (before.status === after.status) return null;
  return after.status === "error" ? "connector.fail" : "connector.recover";
}

/** Whether all but the time is as it was. */
function isShownAlike(before: Connector, after: Connector): boolean {
  return isDeepStrictEqual(withoutTime(before), withoutTime(after));
}

function withoutTime({ lastCheck, ...rest }: Connector): unknown {
  if (lastCheck === undefined) return rest;
  const { at: _, latencyMs: __, ...finding } = lastCheck;
  return { ...rest, finding };
}

/** Whether it works where it did not, or the other way, or fails for another reason; one that was never checked counts as working. */
function isOtherFinding(before: Connector, after: Connector): boolean {
  const reasonOf = ({ lastCheck }: Connector) => lastCheck?.reason ?? null;
  return reasonOf(before) !== reasonOf(after);
}
