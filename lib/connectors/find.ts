import { requireCatalogEntry } from "../catalog/find_entry.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { withReadableAuth } from "./readable_auth.ts";
import { requireFound } from "./require_found.ts";
import { readConnector } from "./store.ts";
import { type ConnectorView, toConnectorView } from "./view.ts";

/** One connector of the tenant. Throws `not_found`, also for another tenant's id. */
export async function findConnector(
  scope: Scope,
  id: string,
): Promise<ConnectorView> {
  requirePermission(scope, "connectors:read");
  const stored = await readConnector(scope.means, scope.tenant.id, id);
  const connector = await withReadableAuth(scope, requireFound(stored));
  const entry = await requireCatalogEntry(scope, connector.catalogKey);
  return toConnectorView(connector, entry);
}
