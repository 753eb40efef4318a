import { requireCatalogEntry } from "../catalog/find_entry.ts";
import { AppError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import { withReadableAuth } from "./readable_auth.ts";
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

/** The record, or the one `not_found` that tells a made-up id from nobody's and from somebody else's. */
export function requireFound(connector: Connector | null): Connector {
  if (connector) return connector;
  throw new AppError("not_found", "Cannot find this connector");
}
