import { cached } from "../kv/cached.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { ConnectorStatus } from "./connector.ts";
import { readConnectorCounts } from "./store.ts";

export interface InstalledCounts {
  readonly total: number;
  readonly byStatus: Readonly<Record<ConnectorStatus, number>>;
  readonly byCatalogKey: Readonly<Record<string, number>>;
}

/** How many connectors the tenant has, for tabs, filters and catalog cards. */
export async function countInstalled(scope: Scope): Promise<InstalledCounts> {
  requirePermission(scope, "connectors:read");
  return await cached(
    scope,
    { of: "tenant", query: "countInstalled" },
    async () => {
      const counts = await readConnectorCounts(scope.means, scope.tenant.id);
      const { inactive, active, error } = counts.byStatus;
      return { total: inactive + active + error, ...counts };
    },
  );
}
