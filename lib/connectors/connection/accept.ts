import { recordAudit } from "../../audit/record.ts";
import { AppError } from "../../errors.ts";
import { commit } from "../../kv/transaction.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { requireFound } from "../require_found.ts";
import { readConnectorIn, replaceConnector } from "../store.ts";
import type { Connection } from "./connection.ts";

export interface NewConnection {
  readonly connection: Connection;
  /** Id of the connection that was looked at; null for none. */
  readonly replaces: string | null;
}

/**
 * Stores a new connection. The refresh token of the one before stays where
 * none came and the account is the same. A connector that was in `error`
 * because the service had ended its connection goes back to what it was.
 * Throws `not_found`, `conflict` where another was stored meanwhile.
 */
export async function acceptConnection(
  scope: Scope,
  id: string,
  { connection, replaces }: NewConnection,
): Promise<Connector> {
  requirePermission(scope, "connectors:write");
  return await commit(scope, async (tx) => {
    const before = requireFound(await readConnectorIn(tx, scope.tenant.id, id));
    requireUnchanged(before, replaces);
    const { actor, means: { clock } } = scope;
    const after: Connector = {
      ...toRecovered(before),
      connection: withKeptRefreshToken(before.connection, connection),
      updatedAt: clock.now().toISOString(),
      updatedBy: { id: actor.id, name: actor.name },
      version: before.version + 1,
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, scope, { action: "connector.connect", target: after });
    return after;
  });
}

function requireUnchanged(
  { connection, updatedBy }: Connector,
  replaces: string | null,
): void {
  if ((connection?.id ?? null) === replaces) return;
  throw new AppError(
    "conflict",
    `Cannot connect: ${updatedBy.name} has connected it meanwhile`,
  );
}

/** Whether both are known to be the same account, or neither is known. */
export function isSameAccount(
  before: Pick<Connection, "identity">,
  after: Pick<Connection, "identity">,
): boolean {
  return before.identity?.id === after.identity?.id;
}

/** What was checked is no more; what the server set to error because access had ended goes back to what it was. */
function toRecovered({ lastCheck, ...before }: Connector): Connector {
  const { statusBefore, failedBy: _, ...rest } = before;
  const hadEnded = Boolean(before.connection?.refused) ||
    lastCheck?.reason === "rejected";
  if (before.status !== "error" || !statusBefore || !hadEnded) return before;
  return { ...rest, status: statusBefore, statusReason: null };
}

function withKeptRefreshToken(
  before: Connection | undefined,
  after: Connection,
): Connection {
  if (after.refreshToken || !before?.refreshToken) return after;
  const isKept = before.refused === null && isSameAccount(before, after) &&
    before.tokenUrl === after.tokenUrl;
  return isKept ? { ...after, refreshToken: before.refreshToken } : after;
}
