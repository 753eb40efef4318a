import { scanTenantRefs } from "../../identity/scan_tenants.ts";
import type { Means } from "../../scope.ts";
import { scanConnectors } from "../store.ts";
import { indexConnector } from "./store.ts";

/**
 * Once in the life of a database, before the first walk: finds what there is
 * to watch from before. False where it could not go on to the end.
 */
export async function indexWatched(
  means: Means,
  mayGoOn: () => Promise<boolean>,
): Promise<boolean> {
  for await (const { id: tenantId } of scanTenantRefs(means)) {
    for (const status of ["active", "error"] as const) {
      const range = { tenantId, status, afterId: null };
      for await (const connector of scanConnectors(means, range)) {
        if (!await mayGoOn()) return false;
        await indexConnector(means, connector);
      }
    }
  }
  return true;
}
