import { randomPKCECodeVerifier } from "openid-client";
import { recordAudit } from "../../audit/record.ts";
import { AppError } from "../../errors.ts";
import { newSecret, toDigest } from "../../identity/digest.ts";
import { commit } from "../../kv/transaction.ts";
import { toAuthorizeUrl } from "../../oauth/client.ts";
import type { AppCredentials } from "../../oauth/configuration.ts";
import { GrantFailure } from "../../oauth/grant_failure.ts";
import { registerApp } from "../../oauth/register_app.ts";
import { type OauthSettings, toScopes } from "../../oauth/settings.ts";
import { requirePermission } from "../../permissions.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import { findUnreadableAuth } from "../readable_auth.ts";
import { requireFound } from "../require_found.ts";
import { readConnector, readConnectorIn, replaceConnector } from "../store.ts";
import { cannotConnect, MISSING, readApp, requireSettings } from "./client.ts";
import type { RegisteredApp } from "./connection.ts";
import { putAttempt } from "./store.ts";
import { sealToken } from "./tokens.ts";

export interface StartConnectInput {
  readonly id: string;
  /** The browser session's; nobody else can finish it. */
  readonly sessionToken: string;
  /** Where the service sends the person back to; see `toRedirectUrl`. */
  readonly redirectUrl: string;
}

/**
 * Begins to connect a connector to an account: the address at the service that
 * the person's browser goes to. Good once and for ten minutes. Throws
 * `not_found`, `conflict` with what is missing at its field.
 */
export async function startConnect(
  scope: Scope,
  { id, sessionToken, redirectUrl }: StartConnectInput,
): Promise<URL> {
  requirePermission(scope, "connectors:write");
  const connector = requireFound(
    await readConnector(scope.means, scope.tenant.id, id),
  );
  const settings = await requireSettings(scope, connector);
  const app = await requireApp(scope, connector, { settings, redirectUrl });
  const client = { settings, app, remote: scope.means.remote };
  const state = newSecret();
  const verifier = settings.pkce ? randomPKCECodeVerifier() : null;
  await putAttempt(scope, toDigest(state), {
    connectorId: id,
    sessionDigest: toDigest(sessionToken),
    verifier: verifier === null ? null : await sealToken(
      scope,
      { connectorId: id, field: "code_verifier" },
      verifier,
    ),
  });
  return await toAuthorizeUrl(client, { redirectUrl, state, verifier });
}

interface AppNeed {
  readonly settings: OauthSettings;
  readonly redirectUrl: string;
}

/** The app that there is; where the service lets one register itself, a new one. */
async function requireApp(
  scope: Scope,
  connector: Connector,
  need: AppNeed,
): Promise<AppCredentials> {
  const reason = await findUnreadableAuth(scope, connector);
  if (reason !== null) throw cannotConnect("", reason);
  const { settings: { clientAuth, registrationUrl }, redirectUrl } = need;
  const registered = connector.oauthApp;
  const isOld = !Object.hasOwn(connector.auth, "client_id") &&
    registered !== undefined &&
    (registered.registrationUrl !== registrationUrl ||
      registered.redirectUrl !== redirectUrl);
  const app = isOld ? null : await readApp(scope, connector);
  if (app === null) {
    if (registrationUrl === null) {
      throw cannotConnect("auth.client_id", MISSING);
    }
    return await register(scope, connector, { ...need, registrationUrl });
  }
  if (app.clientSecret === null && clientAuth !== "none" && !registered) {
    throw cannotConnect("auth.client_secret", MISSING);
  }
  return app;
}

async function register(
  scope: Scope,
  { id }: Connector,
  { settings, redirectUrl, registrationUrl }: AppNeed & {
    readonly registrationUrl: string;
  },
): Promise<AppCredentials> {
  requirePermission(scope, "connectors:write");
  const app = await askForApp(scope, {
    url: registrationUrl,
    redirectUrl,
    scopes: toScopes(settings),
    website: new URL(redirectUrl).origin,
  });
  const oauthApp = await sealApp(scope, id, app);
  await commit(scope, async (tx) => {
    const before = requireFound(await readConnectorIn(tx, scope.tenant.id, id));
    const after: Connector = {
      ...before,
      oauthApp: { ...oauthApp, registrationUrl, redirectUrl },
    };
    replaceConnector(tx, before, after);
    recordAudit(tx, scope, { action: "connector.register", target: after });
  });
  return app;
}

async function askForApp(
  { means }: Scope,
  registration: Parameters<typeof registerApp>[1],
): Promise<AppCredentials> {
  try {
    return await registerApp(means.remote, registration);
  } catch (error) {
    if (!(error instanceof GrantFailure)) throw error;
    const sentence = error.message.replace(/\.$/, "");
    throw new AppError("conflict", `Cannot connect: ${sentence}`, {
      cause: error,
    });
  }
}

async function sealApp(
  scope: Scope,
  connectorId: string,
  { clientId, clientSecret }: AppCredentials,
): Promise<Pick<RegisteredApp, "clientId" | "clientSecret">> {
  const id = { connectorId, field: "client_id" } as const;
  const secret = { connectorId, field: "client_secret" } as const;
  return {
    clientId: await sealToken(scope, id, clientId),
    ...(clientSecret === null
      ? {}
      : { clientSecret: await sealToken(scope, secret, clientSecret) }),
  };
}
