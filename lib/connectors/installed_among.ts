import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { readConnectors } from "./store.ts";

/** Which of these ids are connectors that there are by now, for links that lead somewhere. */
export async function installedAmong(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  requirePermission(scope, "connectors:read");
  const found = await readConnectors(scope.means, scope.tenant.id, ids);
  return new Set(found.map(({ id }) => id));
}
