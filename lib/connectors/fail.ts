import type { Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import { changeAsSystem } from "./system_change.ts";

/** Sets a connector to `error` because a sealed field does not open; nothing changes if it is there already. Null where it is gone. */
export function failUnreadable(
  scope: Scope,
  { id }: Pick<Connector, "id">,
  statusReason: string,
): Promise<Connector | null> {
  return changeAsSystem(scope, id, {
    action: "connector.fail",
    change: (before) =>
      before.status === "error" ? null : {
        ...before,
        ...toUnreadable(before, statusReason),
      },
  });
}

/** What is other about a connector that cannot be read. */
export function toUnreadable(
  { status }: Connector,
  statusReason: string,
): Pick<Connector, "status" | "statusReason" | "statusBefore" | "failedBy"> {
  return {
    status: "error",
    statusReason,
    statusBefore: status,
    failedBy: "secret",
  };
}
