import assert from "node:assert/strict";
import { confirmConnect } from "../../lib/connectors/connection/confirm.ts";
import { ensureFreshToken } from "../../lib/connectors/connection/fresh_token.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import type { InstallConnectorInput } from "../../lib/connectors/input.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listPublishTargets } from "../../lib/connectors/publish_targets.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { Scope } from "../../lib/scope.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { refusal } from "../refusal.ts";
import { CLIENT_SECRET, REDIRECT_URL } from "./oauth_service.ts";
import {
  begin,
  confirm,
  connect,
  connected,
  createOauthWorld,
  finish,
  type OauthWorld,
  ownApp,
  SESSION,
} from "./oauth_world.ts";

Deno.test("startConnect() leads to the service with state, scopes and a PKCE challenge", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const url = await begin(w, id);
  const asked = Object.fromEntries(url.searchParams);
  assert.equal(url.origin + url.pathname, w.service.authorizationUrl);
  assert.equal(asked.scope, "openid profile posts");
  assert.equal(asked.code_challenge_method, "S256");
  assert.match(asked.code_challenge ?? "", /^[\w-]{43}$/);
  assert.match(asked.state ?? "", /^[\w-]{43}$/);
  assert.equal(asked.redirect_uri, "http://127.0.0.1:8000/oauth/callback");
});

Deno.test("finishConnect() stores tokens, sealed, and who the account is", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const result = await connect(w, id);
  assert.deepEqual(result, {
    kind: "connected",
    connector: { id, name: "Own app" },
    identity: "@ada",
  });
  const { connection } = await findConnector(w.scope, id);
  assert.equal(connection?.connected, true);
  assert.equal(connection.identity, "@ada");
  assert.equal(connection.refreshable, true);
  const [event] = await w.app.auditEvents();
  assert.equal(event?.action, "connector.connect");
});

Deno.test("finishConnect() takes no for an answer, and stores nothing", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  w.service.says = "no";
  const result = await connect(w, id);
  assert.equal(result.kind === "refused" && result.reason, "denied");
  assert.equal(result.kind === "refused" && result.connector?.id, id);
  assert.equal(await isConnected(w, id), false);
  assert.equal(w.service.tokenRequests.length, 0);
});

Deno.test("finishConnect() takes an answer once, and asks the service once", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const answered = await w.service.visit(await begin(w, id));
  const results = await Promise.all([1, 2, 3].map(() => finish(w, answered)));
  const kinds = results.map((r) => r.kind === "refused" ? r.reason : r.kind);
  assert.deepEqual(kinds.sort(), ["connected", "replayed", "replayed"]);
  assert.equal(w.service.tokenRequests.length, 1);
  assert.equal(await isConnected(w, id), true);
});

Deno.test("finishConnect() refuses an answer that another session or tenant brings, and one that was made up", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const reason = async (scope: Scope, session?: string) => {
    const answered = await w.service.visit(await begin(w, id));
    const result = await finish({ scope }, answered, session);
    return result.kind === "refused" && result.reason;
  };
  assert.equal(await reason(w.scope, "another-session"), "mismatched");
  assert.equal(await reason(w.app.scopeOf("owner", "globex")), "expired");
  const madeUp = new URL("?code=x&state=made-up", REDIRECT_URL);
  const result = await finish(w, madeUp);
  assert.equal(result.kind === "refused" && result.reason, "expired");
  assert.equal(w.service.tokenRequests.length, 0);
});

Deno.test("finishConnect() refuses an answer after ten minutes", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const answered = await w.service.visit(await begin(w, id));
  w.app.means.clock.advance(10 * 60 * 1000);
  const result = await finish(w, answered);
  assert.equal(result.kind === "refused" && result.reason, "expired");
});

Deno.test("finishConnect() sends the verifier that belongs to the state: a code of another attempt gives nothing", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const first = await w.service.visit(await begin(w, id));
  const second = await w.service.visit(await begin(w, id));
  second.searchParams.set("code", first.searchParams.get("code") ?? "");
  const result = await finish(w, second);
  assert.equal(result.kind === "refused" && result.reason, "failed");
  assert.match(
    result.kind === "refused" ? result.detail ?? "" : "",
    /^127\.0\.0\.1 answers invalid_grant/,
  );
  assert.match(w.service.tokenRequests[0]?.get("code_verifier") ?? "", /.{43}/);
});

Deno.test("finishConnect() refuses an answer that names another issuer", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const answered = await w.service.visit(await begin(w, id));
  assert.equal(answered.searchParams.get("iss"), w.service.origin);
  answered.searchParams.set("iss", "https://evil.example.com");
  const result = await finish(w, answered);
  assert.equal(result.kind === "refused" && result.reason, "failed");
  assert.equal(w.service.tokenRequests.length, 0);
});

Deno.test("finishConnect() says what a service answers that gives no tokens", async () => {
  await using w = await createOauthWorld();
  const auth = { client_id: "test-client", client_secret: "wrong-secret" };
  const { id } = await installConnector(w.scope, ownApp(w.service, { auth }));
  const result = await connect(w, id);
  assert.equal(
    result.kind === "refused" && result.detail,
    "127.0.0.1 answers invalid_client (client authentication failed). Check client ID and client secret, and how the app shows them.",
  );
});

Deno.test("finishConnect() takes answers that are nearly OAuth: no token_type, text for numbers, commas between scopes", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  w.service.edit = ({ token_type: _, expires_in, ...rest }) => ({
    ...rest,
    expires_in: String(expires_in),
    scope: "openid,profile,posts",
    refresh_token: "",
  });
  assert.equal((await connect(w, id)).kind, "connected");
  const { connection } = await findConnector(w.scope, id);
  assert.equal(connection?.refreshable, false);
  assert.match(connection?.expiresAt ?? "", /^2026-01-05T10:00/);
});

Deno.test("connecting again keeps the refresh token if none comes back", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  w.service.edit = ({ refresh_token: _, ...rest }) => rest;
  assert.equal((await connect(w, id)).kind, "connected");
  w.service.edit = null;
  assert.equal(
    (await findConnector(w.scope, id)).connection?.refreshable,
    true,
  );
  w.app.means.clock.advance(2 * HOUR_MS);
  assert.equal((await ensureFreshToken(w.scope, id)).kind, "token");
});

Deno.test("connecting another account asks first, and does it once somebody says yes", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  w.service.account = "bob";
  const result = await connect(w, id);
  assert.equal(result.kind, "asks");
  assert.deepEqual([result.before, result.after], ["@ada", "@bob"]);
  const name = async () =>
    (await findConnector(w.scope, id)).connection?.identity;
  assert.equal(await name(), "@ada");
  assert.equal((await confirm(w, result)).kind, "connected");
  assert.equal(await name(), "@bob");
  const again = await confirm(w, result);
  assert.equal(again.kind === "refused" && again.reason, "replayed");
});

Deno.test("confirmConnect() refuses another session, a made-up token, and one that somebody overtook", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const ask = async () => {
    w.service.account = "bob";
    const result = await connect(w, id);
    assert.equal(result.kind, "asks");
    return result.token;
  };
  const reason = async (token: string, sessionToken = SESSION) => {
    const result = await confirmConnect(w.scope, { token, sessionToken });
    return result.kind === "refused" && result.reason;
  };
  assert.equal(await reason(await ask(), "another-session"), "mismatched");
  assert.equal(await reason("made-up"), "expired");
  const token = await ask();
  w.service.account = "ada";
  await connect(w, id);
  await refusal("conflict", () => reason(token));
  const { connection } = await findConnector(w.scope, id);
  assert.equal(connection?.identity, "@ada");
});

Deno.test("connecting does not lose what nobody knows: an account that is not said asks as well", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  w.service.edit = (answer) => ({ ...answer, access_token: "test-unknown" });
  const result = await connect(w, id);
  assert.equal(result.kind, "asks");
  assert.deepEqual([result.before, result.after], ["@ada", null]);
});

Deno.test("startConnect() says what is missing, at its field", async () => {
  await using w = await createOauthWorld();
  const add = async (changes: Partial<InstallConnectorInput>) => {
    const input = ownApp(w.service, { name: newName(), ...changes });
    return (await installConnector(w.scope, input)).id;
  };
  const { config } = ownApp(w.service);
  const cases: readonly (readonly [Partial<InstallConnectorInput>, string])[] =
    [
      [{ auth: {} }, "auth.client_id"],
      [{ auth: { client_id: "test-client" } }, "auth.client_secret"],
      [
        {
          config: { ...config, authorization_url: "http://plain.example.com" },
        },
        "config.authorization_url",
      ],
    ];
  for (const [changes, path] of cases) {
    const id = await add(changes);
    const { errors } = await refusal("conflict", () => begin(w, id));
    assert.deepEqual(Object.keys(errors ?? {}), [path]);
  }
  const { id } = await installConnector(w.scope, companyBlog());
  await refusal("conflict", () => begin(w, id));
  await refusal("not_found", () => begin(w, "made-up"));
});

Deno.test("startConnect() and finishConnect() keep members and other tenants out", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const member = { scope: w.app.scopeOf("member") };
  const other = { scope: w.app.scopeOf("owner", "globex") };
  await refusal("forbidden", () => begin(member, id));
  await refusal("not_found", () => begin(other, id));
  const answered = await w.service.visit(await begin(w, id));
  await refusal("forbidden", () => finish(member, answered));
});

Deno.test("a connector of X asks for what its entry says and not more", async () => {
  await using w = await createOauthWorld();
  const auth = { client_id: "test-client", client_secret: "test-secret" };
  const { id } = await installConnector(w.scope, marketingX({ auth }));
  const url = await begin(w, id);
  assert.equal(url.origin + url.pathname, "https://x.com/i/oauth2/authorize");
  assert.equal(
    url.searchParams.get("scope"),
    "users.read tweet.read tweet.write media.write offline.access",
  );
});

Deno.test("a connector is activated once it is connected, and not before", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const activate = () => updateConnector(w.scope, { id }, { status: "active" });
  const { message } = await refusal("conflict", activate);
  assert.match(message, /connect it to an account first/);
  assert.deepEqual((await listPublishTargets(w.scope)).items, []);

  await finish(w, await w.service.visit(await begin(w, id)));
  assert.equal((await activate()).status, "active");
  const { items } = await listPublishTargets(w.scope);
  assert.deepEqual(items.map((target) => target.id), [id]);
});

Deno.test("a connector of LinkedIn asks for the page's scope only where it posts to a page", async () => {
  await using w = await createOauthWorld();
  const auth = { client_id: "test-client", client_secret: "test-secret" };
  const scopes = async (config: Record<string, string>) => {
    const { id } = await installConnector(w.scope, {
      catalogKey: "linkedin",
      name: newName(),
      config: { account_label: "Acme", ...config },
      auth,
    });
    return (await begin(w, id)).searchParams;
  };
  const person = await scopes({ account_type: "personal" });
  assert.equal(person.get("scope"), "openid profile w_member_social");
  assert.equal(person.has("code_challenge"), false);
  const page = await scopes({ account_type: "company", company_id: "1" });
  assert.equal(page.get("scope"), "openid profile w_organization_social");
});

Deno.test("credentials, codes and tokens are in no log line, audit event, view or error", async () => {
  await using w = await createOauthWorld();
  const seen: string[] = [];
  w.service.edit = (answer) => {
    seen.push(String(answer.access_token), String(answer.refresh_token));
    return answer;
  };
  const { id } = await connected(w);
  w.app.means.clock.advance(2 * HOUR_MS);
  const token = await ensureFreshToken(w.scope, id);
  assert.equal(token.kind === "token" && token.accessToken, seen[2]);
  const [first] = w.service.tokenRequests;
  const secrets = [CLIENT_SECRET, ...seen, first?.get("code") ?? ""];
  secrets.push(first?.get("code_verifier") ?? "");
  const shown = JSON.stringify([
    w.app.means.logged,
    await w.app.auditEvents(),
    await findConnector(w.scope, id),
  ]);
  assert.equal(secrets.length, 7);
  for (const secret of secrets) {
    assert.ok(secret.length > 8 && !shown.includes(secret));
  }
  for await (const { value } of w.app.means.kv.list({ prefix: [] })) {
    const stored = Deno.inspect(value, { depth: 20, strAbbreviateSize: 9_999 });
    for (const secret of secrets) assert.ok(!stored.includes(secret));
  }
});

const HOUR_MS = 60 * 60 * 1000;

let names = 0;
const newName = () => `Connector ${names++}`;

async function isConnected({ scope }: OauthWorld, id: string) {
  return (await findConnector(scope, id)).connection?.connected;
}
