import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { requireFound } from "../require_found.ts";
import { readConnector } from "../store.ts";
import { requireSettings } from "./client.ts";
import type { Connection } from "./connection.ts";
import { toDueMs, toEndMs } from "./due.ts";
import { endConnection } from "./end.ts";
import { openToken } from "./tokens.ts";

/** An access token that is good now, or why there is none. */
export type FreshToken = GoodToken | NoToken;

export interface GoodToken {
  readonly kind: "token";
  readonly accessToken: string;
}

export interface NoToken {
  readonly kind: "none";
  /** `refused`: only connecting again helps. `unavailable`: it may pass. */
  readonly reason: "not_connected" | "refused" | "unavailable";
  /** Sentences that a person can act on, without a secret. */
  readonly detail: string;
}

export interface FreshTokenOptions {
  /** The access token that the service has just answered 401 to. */
  readonly rejected?: string;
}

export type Look =
  /** There is nothing to renew, or no way to. */
  | { readonly settled: FreshToken; readonly usable?: undefined }
  | Due;

export interface Due {
  readonly settled: null;
  /** The token as it is, where it is still good. */
  readonly usable: GoodToken | null;
  readonly connector: Connector;
  readonly connection: Connection;
  readonly refreshToken: string;
}

/** What the connection is good for now. Ends it where it is plain that it is over. Throws an UnreadableFieldError. */
export async function lookAtToken(
  scope: Scope,
  id: string,
  options: FreshTokenOptions,
): Promise<Look> {
  const { means, tenant } = scope;
  const connector = requireFound(await readConnector(means, tenant.id, id));
  const { connection } = connector;
  if (connection === undefined) return { settled: NOT_CONNECTED };
  if (connection.refused) {
    return { settled: none("refused", connection.refused.detail) };
  }
  if (await hasMoved(scope, connector, connection)) {
    await endConnection(scope, { connector, connection }, MOVED);
    return { settled: none("refused", MOVED) };
  }
  return await judge(scope, { connector, connection }, options);
}

/** Whether the configuration names another service by now than the one that has issued the tokens. */
async function hasMoved(
  scope: Scope,
  connector: Connector,
  { tokenUrl }: Connection,
): Promise<boolean> {
  return (await requireSettings(scope, connector)).tokenUrl !== tokenUrl;
}

async function judge(
  scope: Scope,
  { connector, connection }: Pick<Due, "connector" | "connection">,
  { rejected }: FreshTokenOptions,
): Promise<Look> {
  const nowMs = scope.means.clock.now().getTime();
  const connectorId = connector.id;
  const access = { connectorId, field: "access_token" } as const;
  const accessToken = await openToken(scope, access, connection.accessToken);
  const isGood = accessToken !== rejected &&
    nowMs < toEndMs(connection);
  const usable = isGood ? { kind: "token", accessToken } as const : null;
  if (usable && nowMs < toDueMs(connection)) return { settled: usable };
  if (connection.refreshToken === undefined) {
    if (usable) return { settled: usable };
    if (nowMs >= toEndMs(connection)) {
      await endConnection(scope, { connector, connection }, ENDED);
    }
    return { settled: none("refused", ENDED) };
  }
  const { trouble } = connection;
  if (trouble && nowMs < Date.parse(trouble.nextAttemptAt)) {
    return { settled: usable ?? none("unavailable", trouble.detail) };
  }
  const refresh = { connectorId, field: "refresh_token" } as const;
  const refreshToken = await openToken(scope, refresh, connection.refreshToken);
  return { settled: null, usable, connector, connection, refreshToken };
}

const MOVED =
  "The configuration names another service by now, and tokens are sent only to the one that gave them. Connect again.";

const ENDED =
  "The access that the service gave has ended, and it gave no way to renew it. Connect again.";

const NOT_CONNECTED: NoToken = none(
  "not_connected",
  "Nobody has connected it to an account yet. Connect it first.",
);

export function none(reason: NoToken["reason"], detail: string): NoToken {
  return { kind: "none", reason, detail };
}
