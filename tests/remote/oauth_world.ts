import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { putCatalogEntry } from "../../lib/catalog/store.ts";
import { transact } from "../../lib/kv/transaction.ts";
import assert from "node:assert/strict";
import { confirmConnect } from "../../lib/connectors/connection/confirm.ts";
import { finishConnect } from "../../lib/connectors/connection/finish.ts";
import type { ConnectResult } from "../../lib/connectors/connection/result.ts";
import { startConnect } from "../../lib/connectors/connection/start.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import type { InstallConnectorInput } from "../../lib/connectors/input.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { ConnectorView } from "../../lib/connectors/view.ts";
import { parseAllowedHosts } from "../../lib/remote/allowed_hosts.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import type { Means, Scope } from "../../lib/scope.ts";
import {
  createTestApp,
  type TestApp,
  type TestAppOptions,
} from "../harness.ts";
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type OauthService,
  type OauthServiceOptions,
  REDIRECT_URL,
  startOauthService,
} from "./oauth_service.ts";

/** The browser session that a test connects with. */
export const SESSION = "test-session";

export interface OauthWorld extends AsyncDisposable {
  readonly app: TestApp;
  readonly service: OauthService;
  readonly scope: Scope;
}

export interface OauthWorldOptions extends OauthServiceOptions {
  readonly app?: TestAppOptions;
}

/** A tenant, and a real OAuth service that the door lets it reach. */
export async function createOauthWorld(
  options: OauthWorldOptions = {},
): Promise<OauthWorld> {
  const service = await startOauthService(options);
  const app = await createTestApp({ remote: doorTo(service), ...options.app });
  await seedOwnAppKind(app.means);
  return {
    app,
    service,
    scope: app.scopeOf("admin"),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
    },
  };
}

/** Adds the generic kind, which a catalog has only where somebody wants it. */
export async function seedOwnAppKind(means: Means): Promise<void> {
  const file = "seeds/more/oauth2.json";
  const entry = parseCatalogEntry(file, await Deno.readTextFile(file));
  const updatedAt = means.clock.now().toISOString();
  await transact(means, (tx) => {
    putCatalogEntry(tx, { ...entry, version: 1, retiredAt: null, updatedAt });
    return Promise.resolve();
  });
}

/** The door as it is, opened for the service on loopback. */
export function doorTo({ origin }: Pick<OauthService, "origin">): Remote {
  const { hosts } = parseAllowedHosts(new URL(origin).host);
  return createRemote({ userAgent: "Connectors-test", allowHosts: hosts });
}

/** A connector of the generic kind, for an app of one's own at the service. */
export function ownApp(
  service: OauthService,
  changes: Partial<InstallConnectorInput> = {},
): InstallConnectorInput {
  return {
    catalogKey: "oauth2",
    name: "Own app",
    config: {
      service_label: "Test service",
      authorization_url: service.authorizationUrl,
      token_url: service.tokenUrl,
      scopes: "openid profile posts",
      identity_url: service.identityUrl,
      identity_id: "/sub",
      identity_name: "/name",
    },
    auth: { client_id: CLIENT_ID, client_secret: CLIENT_SECRET },
    ...changes,
  };
}

export async function begin(
  { scope }: Pick<OauthWorld, "scope">,
  id: string,
): Promise<URL> {
  const input = { id, sessionToken: SESSION, redirectUrl: REDIRECT_URL };
  return await startConnect(scope, input);
}

export async function finish(
  { scope }: Pick<OauthWorld, "scope">,
  answered: URL,
  sessionToken = SESSION,
): Promise<ConnectResult> {
  const params = answered.searchParams;
  const input = { params, sessionToken, redirectUrl: REDIRECT_URL };
  return await finishConnect(scope, input);
}

/** To the service and back, as a person does. */
export async function connect(
  world: Pick<OauthWorld, "scope" | "service">,
  id: string,
): Promise<ConnectResult> {
  const answered = await world.service.visit(await begin(world, id));
  return await finish(world, answered);
}

export async function confirm(
  { scope }: Pick<OauthWorld, "scope">,
  result: ConnectResult,
): Promise<ConnectResult> {
  assert.equal(result.kind, "asks");
  const { token } = result;
  return await confirmConnect(scope, { token, sessionToken: SESSION });
}

/** Installed, connected and active. */
export async function connected(
  world: OauthWorld,
  changes: Partial<InstallConnectorInput> = {},
): Promise<ConnectorView> {
  const input = ownApp(world.service, changes);
  const { id } = await installConnector(world.scope, input);
  const result = await connect(world, id);
  assert.equal(result.kind, "connected");
  await updateConnector(world.scope, { id }, { status: "active" });
  return await findConnector(world.scope, id);
}
