import { recordAudit } from "../audit/record.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { requireFound } from "./require_found.ts";
import { deleteConnector, readConnectorIn } from "./store.ts";
import { requireVersion } from "./update.ts";

export interface RemoveConnectorInput {
  readonly id: string;
  /** The version that was looked at; anything else is `stale`. */
  readonly version?: number | undefined;
}

/** Deletes a connector with its credentials and frees its name. Throws `not_found`, `stale`. */
export async function removeConnector(
  scope: Scope,
  { id, version }: RemoveConnectorInput,
): Promise<void> {
  requirePermission(scope, "connectors:write");
  await commit(scope, async (tx) => {
    const connector = requireFound(
      await readConnectorIn(tx, scope.tenant.id, id),
    );
    requireVersion(connector, version);
    deleteConnector(tx, connector);
    recordAudit(tx, scope, { action: "connector.remove", target: connector });
  });
}
