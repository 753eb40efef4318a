import { recordAudit } from "../audit/record.ts";
import { requireCatalogEntry } from "../catalog/find_entry.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { missingForActivation } from "./completeness.ts";
import type { Connector, ConnectorStatus } from "./connector.ts";
import { asSystem } from "./fail.ts";
import { requireFound } from "./require_found.ts";
import { readConnectorIn, replaceConnector } from "./store.ts";

/**
 * Takes back the error of a connector whose sealed fields open again: it is
 * what it was before, or inactive where it lacks by now what `active` needs.
 * Nothing changes where it was changed since it was `seen`.
 */
export async function recoverReadable(
  scope: Scope,
  seen: Pick<Connector, "id" | "version">,
): Promise<Connector> {
  requirePermission(scope, "connectors:read");
  const system = asSystem(scope);
  const { actor, means: { clock } } = system;
  return await commit(system, async (tx) => {
    const before = requireFound(
      await readConnectorIn(tx, scope.tenant.id, seen.id),
    );
    const { unreadable, statusBefore = "inactive", ...rest } = before;
    if (!unreadable || before.version !== seen.version) return before;
    const after: Connector = {
      ...rest,
      status: await allowedStatus(scope, before, statusBefore),
      statusReason: null,
      updatedAt: clock.now().toISOString(),
      updatedBy: { id: actor.id, name: actor.name },
      version: before.version + 1,
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, system, {
      action: "connector.recover",
      target: after,
      changed: ["status"],
    });
    return after;
  });
}

async function allowedStatus(
  scope: Scope,
  connector: Connector,
  status: ConnectorStatus,
): Promise<ConnectorStatus> {
  if (status !== "active") return status;
  const entry = await requireCatalogEntry(scope, connector.catalogKey);
  const missing = missingForActivation(connector, entry);
  return Object.keys(missing).length === 0 ? status : "inactive";
}
