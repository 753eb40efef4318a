import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { changeAsSystem } from "../system_change.ts";
import type { Connection } from "./connection.ts";

/**
 * Notes that the service has ended a connection, and sets the connector to
 * `error`: only a person can connect it again. Nothing changes where it was
 * connected anew or removed meanwhile.
 */
export async function endConnection(
  scope: Scope,
  { connector: { id }, connection }: {
    readonly connector: Connector;
    readonly connection: Connection;
  },
  detail: string,
): Promise<void> {
  await changeAsSystem(scope, id, {
    action: "connector.fail",
    change(before) {
      const present = before.connection;
      if (present?.id !== connection.id || present.refused) return null;
      const at = scope.means.clock.now().toISOString();
      return {
        ...before,
        ...toError(before, detail),
        connection: { ...present, trouble: null, refused: { at, detail } },
      };
    },
  });
}

/** One that was set to error by hand keeps the reason that a person gave. */
function toError(
  { status, statusReason, statusBefore }: Connector,
  detail: string,
): Partial<Connector> {
  if (status === "error" && statusBefore === undefined) return { statusReason };
  return {
    status: "error",
    statusReason: detail,
    statusBefore: statusBefore ?? status,
    failedBy: "service",
  };
}
