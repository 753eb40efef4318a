import type { Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import { requireFound } from "./require_found.ts";
import { changeAsSystem } from "./system_change.ts";

/** Sets a connector to `error` because a sealed field does not open; nothing changes if it is there already. */
export async function failUnreadable(
  scope: Scope,
  { id }: Pick<Connector, "id">,
  statusReason: string,
): Promise<Connector> {
  const failed = await changeAsSystem(scope, id, {
    action: "connector.fail",
    change: (before) =>
      before.status === "error" ? null : {
        ...before,
        status: "error",
        statusReason,
        statusBefore: before.status,
        failedBy: "secret",
      },
  });
  return requireFound(failed);
}
