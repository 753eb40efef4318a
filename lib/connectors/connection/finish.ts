import { newSecret, toDigest } from "../../identity/digest.ts";
import type { Taken } from "../../kv/once.ts";
import { exchangeCode, type Grant } from "../../oauth/client.ts";
import type { OauthClient } from "../../oauth/configuration.ts";
import { GrantFailure } from "../../oauth/grant_failure.ts";
import { requirePermission } from "../../permissions.ts";
import { toSafeText } from "../../remote/safe_text.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { readConnector } from "../store.ts";
import { acceptConnection, isSameAccount } from "./accept.ts";
import { requireClient } from "./client.ts";
import type { Connection } from "./connection.ts";
import { draftConnection } from "./draft_connection.ts";
import {
  type ConnectRefusal,
  type ConnectResult,
  refuse,
  toConnected,
} from "./result.ts";
import { type ConnectAttempt, putPending, takeAttempt } from "./store.ts";
import { openToken } from "./tokens.ts";

export interface FinishConnectInput {
  /** What the service sends the person back with. */
  readonly params: URLSearchParams;
  readonly sessionToken: string;
  readonly redirectUrl: string;
}

/**
 * Takes the service's answer: changes its code for tokens and pins the
 * account. What goes wrong on the way is a value; another account than before
 * is stored only after `confirmConnect`.
 */
export async function finishConnect(
  scope: Scope,
  input: FinishConnectInput,
): Promise<ConnectResult> {
  requirePermission(scope, "connectors:write");
  const state = input.params.get("state") ?? "";
  const taken = await takeAttempt(scope, toDigest(state));
  const attempt = toAttempt(taken, input.sessionToken);
  if ("kind" in attempt) return attempt;
  const connector = await readConnector(
    scope.means,
    scope.tenant.id,
    attempt.connectorId,
  );
  if (connector === null) return refuse("gone", null);
  const denied = toDenied(input.params, connector);
  if (denied) return denied;

  const client = await requireClient(scope, connector);
  const grant = await exchange(scope, { client, attempt, input, connector });
  if ("kind" in grant) return grant;
  const connection = await draftConnection(scope, connector, client, grant);
  if (asksFirst(connector.connection, connection)) {
    return await ask(scope, { connector, connection, attempt });
  }
  const saved = await acceptConnection(scope, connector.id, {
    connection,
    replaces: connector.connection?.id ?? null,
  });
  return toConnected(saved, connection);
}

function toAttempt(
  taken: Taken<ConnectAttempt>,
  sessionToken: string,
): ConnectAttempt | ConnectRefusal {
  if (taken.kind === "unknown") return refuse("expired", null);
  if (taken.kind === "used") return refuse("replayed", null);
  const isOurs = taken.value.sessionDigest === toDigest(sessionToken);
  return isOurs ? taken.value : refuse("mismatched", null);
}

/** What the service says instead of a code (RFC 6749 section 4.1.2.1). */
function toDenied(
  params: URLSearchParams,
  connector: Connector,
): ConnectRefusal | null {
  const error = params.get("error");
  if (error === "access_denied") return refuse("denied", connector);
  if (error === null && params.has("code")) return null;
  const why = toSafeText(params.get("error_description") ?? error, []);
  return refuse(
    "failed",
    connector,
    `The service sent no code: ${why ?? "it gave no reason"}.`,
  );
}

async function exchange(
  scope: Scope,
  { client, attempt, input, connector }: {
    readonly client: OauthClient;
    readonly attempt: ConnectAttempt;
    readonly input: FinishConnectInput;
    readonly connector: Connector;
  },
): Promise<Grant | ConnectRefusal> {
  const place = { connectorId: connector.id, field: "code_verifier" } as const;
  const verifier = attempt.verifier === null
    ? null
    : await openToken(scope, place, attempt.verifier);
  const { params, redirectUrl } = input;
  const state = params.get("state") ?? "";
  try {
    return await exchangeCode(client, params, { redirectUrl, state, verifier });
  } catch (error) {
    if (!(error instanceof GrantFailure)) throw error;
    return refuse("failed", connector, error.message);
  }
}

/** A pinned account is not replaced unasked: not by another one, and not by one that is not known. */
function asksFirst(
  before: Connection | undefined,
  after: Connection,
): boolean {
  return Boolean(before?.identity) && !isSameAccount(before ?? after, after);
}

async function ask(
  scope: Scope,
  { connector, connection, attempt: { sessionDigest } }: {
    readonly connector: Connector;
    readonly connection: Connection;
    readonly attempt: ConnectAttempt;
  },
): Promise<ConnectResult> {
  const token = newSecret();
  const { id: connectorId, name } = connector;
  await putPending(scope, toDigest(token), {
    connectorId,
    sessionDigest,
    replaces: connector.connection?.id ?? null,
    connection,
  });
  return {
    kind: "asks",
    connector: { id: connectorId, name },
    token,
    before: connector.connection?.identity?.name ?? null,
    after: connection.identity?.name ?? null,
  };
}
