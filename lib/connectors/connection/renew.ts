import { recordAudit } from "../../audit/record.ts";
import { AppError } from "../../errors.ts";
import { commit } from "../../kv/transaction.ts";
import { type Grant, renewGrant } from "../../oauth/client.ts";
import { GrantFailure } from "../../oauth/grant_failure.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { asSystem } from "../system_change.ts";
import { readConnectorIn, replaceConnector } from "../store.ts";
import { requireClient } from "./client.ts";
import type { Connection } from "./connection.ts";
import { endConnection } from "./end.ts";
import { sealGrant } from "./seal_grant.ts";

export interface Renewal {
  readonly connector: Connector;
  readonly connection: Connection;
  readonly refreshToken: string;
}

/** After the first failure; doubles with each, up to an hour. */
const BACK_OFF_MS = 30 * 1000;
const MAX_BACK_OFF_MS = 60 * 60 * 1000;

/** Renews the access token and stores what came of it: a token, trouble that may pass, or the end of the connection. */
export async function renewConnection(
  scope: Scope,
  renewal: Renewal,
): Promise<void> {
  const { connector, refreshToken } = renewal;
  try {
    const client = await requireClient(scope, connector);
    const grant = await renewGrant(client, refreshToken);
    await storeGrant(scope, renewal, grant);
  } catch (error) {
    if (error instanceof GrantFailure && error.isDefinite) {
      const detail = `${error.message} Connect again.`;
      return await endConnection(scope, renewal, detail);
    }
    const isExpected = error instanceof GrantFailure ||
      error instanceof AppError;
    if (!isExpected) throw error;
    const retryAfterMs = error instanceof GrantFailure
      ? error.retryAfterMs
      : null;
    const trouble = { detail: error.message, retryAfterMs };
    await noteTrouble(scope, renewal, trouble);
  }
}

/** A refresh token that came replaces the one before in the same commit; where none came, that one stays. */
async function storeGrant(
  scope: Scope,
  { connector: { id }, connection }: Renewal,
  grant: Grant,
): Promise<void> {
  requirePermission(scope, "connectors:read");
  const sealed = await sealGrant(scope, id, grant);
  const system = asSystem(scope);
  await commit(system, async (tx) => {
    const before = await readConnectorIn(tx, scope.tenant.id, id);
    if (before?.connection?.id !== connection.id) return;
    const after: Connector = {
      ...before,
      connection: {
        ...before.connection,
        ...sealed,
        scopes: grant.scopes ?? before.connection.scopes,
        trouble: null,
      },
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, system, { action: "connector.refresh", target: after });
  });
}

export interface Trouble {
  readonly detail: string;
  /** How long the service wants to be left alone. */
  readonly retryAfterMs?: number | null;
}

/**
 * Keeps that a renewal was in vain: the next waits, longer each time. Audited
 * when it begins; that it lasts is no news.
 */
export async function noteTrouble(
  scope: Scope,
  { connector: { id }, connection }: Pick<Renewal, "connector" | "connection">,
  { detail, retryAfterMs }: Trouble,
): Promise<void> {
  requirePermission(scope, "connectors:read");
  const nowMs = scope.means.clock.now().getTime();
  const system = asSystem(scope);
  await commit(system, async (tx) => {
    const before = await readConnectorIn(tx, scope.tenant.id, id);
    if (before?.connection?.id !== connection.id) return;
    const { trouble } = before.connection;
    const attempts = (trouble?.attempts ?? 0) + 1;
    const nextMs = nowMs + toBackOffMs(attempts, retryAfterMs ?? 0);
    const after: Connector = {
      ...before,
      connection: {
        ...before.connection,
        trouble: {
          since: trouble?.since ?? new Date(nowMs).toISOString(),
          attempts,
          nextAttemptAt: new Date(nextMs).toISOString(),
          detail,
        },
      },
    };
    replaceConnector(tx, before, after);
    if (trouble === null) {
      recordAudit(tx, system, { action: "connector.degrade", target: after });
    }
  });
}

/** What the service asks for, where that is longer; a day at most. */
function toBackOffMs(attempts: number, askedMs: number): number {
  const ownMs = Math.min(MAX_BACK_OFF_MS, BACK_OFF_MS * 2 ** (attempts - 1));
  return Math.max(ownMs, Math.min(askedMs, 24 * MAX_BACK_OFF_MS));
}
