import { requireCatalogEntry } from "../catalog/find_entry.ts";
import type { Scope } from "../scope.ts";
import { missingForActivation } from "./completeness.ts";
import type { Connector, ConnectorStatus } from "./connector.ts";
import { changeAsSystem } from "./system_change.ts";

/**
 * Takes back the error of a connector whose sealed fields open again: it is
 * what it was before, or inactive where it lacks by now what `active` needs.
 * Nothing changes where it was changed since it was `seen`. Null where it is gone.
 */
export function recoverReadable(
  scope: Scope,
  seen: Pick<Connector, "id" | "version">,
): Promise<Connector | null> {
  return changeAsSystem(scope, seen.id, {
    action: "connector.recover",
    async change(before) {
      const { failedBy, statusBefore = "inactive", ...rest } = before;
      if (failedBy !== "secret" || before.version !== seen.version) return null;
      const status = await allowedStatus(scope, before, statusBefore);
      return { ...rest, status, statusReason: null };
    },
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
