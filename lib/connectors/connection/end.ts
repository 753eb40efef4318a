import { recordAudit } from "../../audit/record.ts";
import { commit } from "../../kv/transaction.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { asSystem } from "../fail.ts";
import { readConnectorIn, replaceConnector } from "../store.ts";
import type { Connection } from "./connection.ts";

/**
 * Notes that the service has ended a connection, and sets the connector to
 * `error`: only a person can connect it again. Nothing changes where it was
 * connected anew or removed meanwhile.
 */
export async function endConnection(
  scope: Scope,
  { connector: { id }, connection }: {
    readonly connector: Connector;
    readonly connection: Connection;
  },
  detail: string,
): Promise<void> {
  requirePermission(scope, "connectors:read");
  const system = asSystem(scope);
  await commit(system, async (tx) => {
    const before = await readConnectorIn(tx, scope.tenant.id, id);
    const present = before?.connection;
    if (!before || present?.id !== connection.id || present.refused) return;
    const { actor, means: { clock } } = system;
    const at = clock.now().toISOString();
    const after: Connector = {
      ...before,
      ...toError(before, detail),
      connection: { ...present, trouble: null, refused: { at, detail } },
      updatedAt: at,
      updatedBy: { id: actor.id, name: actor.name },
      version: before.version + 1,
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, system, {
      action: "connector.fail",
      target: after,
      changed: ["status"],
    });
  });
}

/** One that was set to error by hand keeps the reason that a person gave. */
function toError(
  { status, statusReason, statusBefore }: Connector,
  detail: string,
): Partial<Connector> {
  if (status === "error" && statusBefore === undefined) return { statusReason };
  return {
    status: "error",
    statusReason: detail,
    statusBefore: statusBefore ?? status,
    failedBy: "service",
  };
}
