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
 * editing can still save. What the server checks by itself is in the audit
 * trail where it is news, and not where it finds the same again. Throws
 * `not_found`.
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
  const { statusBefore, failedBy: _, ...rest } = before;
  const after = { ...before, lastCheck };
  if (isDefinite(lastCheck)) {
    if (before.status === "error" && statusBefore === undefined) return after;
    return {
      ...after,
      status: "error",
      statusReason: lastCheck.detail,
      statusBefore: statusBefore ?? before.status,
      failedBy: "check",
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

/** Whether it works where it did not, or the other way, or fails for another reason; one that was never checked counts as working. */
function isOtherFinding(before: Connector, after: Connector): boolean {
  const reasonOf = ({ lastCheck }: Connector) => lastCheck?.reason ?? null;
  return reasonOf(before) !== reasonOf(after);
}
