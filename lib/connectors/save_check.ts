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
 * editing can still save. Throws `not_found`.
 */
export async function saveCheck(
  scope: Scope,
  checked: Pick<Connector, "id" | "version">,
  lastCheck: LastCheck,
): Promise<Connector> {
  requirePermission(scope, "connectors:write");
  return await commit(scope, async (tx) => {
    const before = requireFound(
      await readConnectorIn(tx, scope.tenant.id, checked.id),
    );
    const isSame = before.version === checked.version;
    const after = isSame ? withCheck(before, lastCheck) : before;
    if (isSame) replaceConnector(tx, before, after);
    const action = toStatusAction(before, after);
    recordAudit(tx, scope, { action: "connector.check", target: after });
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
