import { recordAudit } from "../audit/record.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import type { Actor, Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import { requireFound } from "./require_found.ts";
import { readConnectorIn, replaceConnector } from "./store.ts";

/** Who is named when the server itself finds a fault. */
const SYSTEM: Actor = { kind: "system", id: "system", name: "Connectors" };

/** The same scope, acting for the server itself. */
export function asSystem(scope: Scope): Scope {
  return { ...scope, actor: SYSTEM };
}

/** Sets a connector to `error` for a reason that the server found; nothing changes if it is there already. */
export async function failConnector(
  scope: Scope,
  { id }: Pick<Connector, "id">,
  statusReason: string,
): Promise<Connector> {
  requirePermission(scope, "connectors:read");
  const system = asSystem(scope);
  return await commit(system, async (tx) => {
    const before = requireFound(
      await readConnectorIn(tx, scope.tenant.id, id),
    );
    if (before.status === "error") return before;
    const after: Connector = {
      ...before,
      status: "error",
      statusReason,
      statusBefore: before.status,
      failedBy: "secret",
      updatedAt: scope.means.clock.now().toISOString(),
      updatedBy: { id: SYSTEM.id, name: SYSTEM.name },
      version: before.version + 1,
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, system, {
      action: "connector.fail",
      target: after,
      changed: ["status"],
    });
    return after;
  });
}
