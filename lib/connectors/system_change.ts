import { recordAudit } from "../audit/record.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import type { Actor, Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import { readConnectorIn, replaceConnector } from "./store.ts";

/** Who is named when the server itself finds something. */
export const SYSTEM: Actor = {
  kind: "system",
  id: "system",
  name: "Connectors",
};

/** The same scope, acting for the server itself. */
export function asSystem(scope: Scope): Scope {
  return { ...scope, actor: SYSTEM };
}

export interface SystemChange {
  readonly action: "connector.fail" | "connector.recover";
  /** The connector as it is to be, but for its audit fields; null leaves it as it is. */
  readonly change: (
    before: Connector,
  ) => Connector | null | Promise<Connector | null>;
}

/** Changes a connector's status in the server's own name. Gives what it is then; null where it is gone. */
export async function changeAsSystem(
  scope: Scope,
  id: string,
  { action, change }: SystemChange,
): Promise<Connector | null> {
  requirePermission(scope, "connectors:read");
  const system = asSystem(scope);
  const { tenant, means: { clock } } = system;
  return await commit(system, async (tx) => {
    const before = await readConnectorIn(tx, tenant.id, id);
    const changed = before && await change(before);
    if (!before || !changed) return before;
    const after: Connector = {
      ...changed,
      updatedAt: clock.now().toISOString(),
      updatedBy: { id: SYSTEM.id, name: SYSTEM.name },
      version: before.version + 1,
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, system, { action, target: after, changed: ["status"] });
    return after;
  });
}
