import assert from "node:assert/strict";
import { ensureFreshToken } from "../../lib/connectors/connection/fresh_token.ts";
import type { Connector } from "../../lib/connectors/connector.ts";
import type { FreshToken } from "../../lib/connectors/connection/look.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import type { Scope } from "../../lib/scope.ts";
import { createTestMeans } from "../test_means.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { startLineProcess } from "../line_process.ts";
import { refusal } from "../refusal.ts";
import {
  connect,
  connected,
  createOauthWorld,
  doorTo,
  type OauthWorld,
  ownApp,
} from "./oauth_world.ts";

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

const BROKEN = { status: 503, body: "{}" };

function tokenOf(result: FreshToken): string {
  assert.equal(result.kind, "token", JSON.stringify(result));
  return result.accessToken;
}

/** Requests that the service got after the first, which connected. */
const renewals = ({ service }: OauthWorld) => service.tokenRequests.length - 1;

const connectionOf = async ({ scope }: OauthWorld, id: string) =>
  (await findConnector(scope, id)).connection;

Deno.test("ensureFreshToken() gives the token as it is until shortly before its end, then renews it", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const first = tokenOf(await ensureFreshToken(w.scope, id));
  w.app.means.clock.advance(54 * MINUTE_MS);
  assert.equal(tokenOf(await ensureFreshToken(w.scope, id)), first);
  assert.equal(renewals(w), 0);
  w.app.means.clock.advance(2 * MINUTE_MS);
  const second = tokenOf(await ensureFreshToken(w.scope, id));
  assert.notEqual(second, first);
  assert.equal(tokenOf(await ensureFreshToken(w.scope, id)), second);
  assert.equal(renewals(w), 1);
  const [event] = await w.app.auditEvents();
  assert.deepEqual([event?.action, event?.actor.name], [
    "connector.refresh",
    "Connectors",
  ]);
});

Deno.test("ensureFreshToken() renews a token that the service has rejected, once for all who had it", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const rejected = tokenOf(await ensureFreshToken(w.scope, id));
  const results = await Promise.all(
    Array.from(
      { length: 20 },
      () => ensureFreshToken(w.scope, id, { rejected }),
    ),
  );
  const tokens = new Set(results.map(tokenOf));
  assert.equal(tokens.size, 1);
  assert.ok(!tokens.has(rejected));
  assert.equal(renewals(w), 1);
});

Deno.test("ensureFreshToken() sets error where the app's own secret cannot be read, and asks nobody", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const { kv, clock } = w.app.means;
  const key = ["tenant", w.scope.tenant.id, "connectors", id];
  const { value: stored } = await kv.get<Connector>(key);
  assert.ok(stored?.auth.client_secret);
  const lost = { ...stored.auth.client_secret, keyId: "lost" };
  const auth = { ...stored.auth, client_secret: lost };
  await kv.set(key, { ...stored, auth });
  clock.advance(2 * HOUR_MS);
  const result = await ensureFreshToken(w.scope, id);
  assert.ok(result.kind === "none" && result.reason === "unavailable");
  assert.match(result.detail, /Cannot read client_secret.*key lost/);
  const { status, statusReason } = await findConnector(w.scope, id);
  assert.deepEqual([status, statusReason], ["error", result.detail]);
  assert.equal(renewals(w), 0);
});

Deno.test("ensureFreshToken() keeps its claim while its request waits for a busy host", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const rejected = tokenOf(await ensureFreshToken(w.scope, id));
  const turn = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const waiting: Remote = async (request) => {
    asked.resolve();
    await turn.promise;
    return await w.app.means.remote(request);
  };
  const means = { ...w.app.means, remote: waiting };
  const first = ensureFreshToken({ ...w.scope, means }, id, { rejected });
  await asked.promise;
  w.app.means.clock.advance(90_000);
  const second = ensureFreshToken(w.scope, id, { rejected });
  await new Promise((resolve) => setTimeout(resolve, 300));
  turn.resolve();
  const tokens = (await Promise.all([first, second])).map(tokenOf);
  assert.equal(new Set(tokens).size, 1);
  assert.equal(renewals(w), 1);
});

Deno.test("refresh tokens of one use follow one another, and each renewal uses the newest", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  for (let round = 0; round < 5; round++) {
    w.app.means.clock.advance(2 * HOUR_MS);
    tokenOf(await ensureFreshToken(w.scope, id));
  }
  const used = w.service.tokenRequests.slice(1)
    .map((request) => request.get("refresh_token"));
  assert.equal(used.length, 5);
  assert.equal(new Set(used).size, 5);
});

Deno.test("ensureFreshToken() keeps the refresh token where the answer has none or an empty one", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const grant = { access_token: "test-renewed-1", expires_in: 3600 };
  for (const answer of [grant, { ...grant, refresh_token: "" }]) {
    w.app.means.clock.advance(2 * HOUR_MS);
    w.service.instead = { status: 200, body: JSON.stringify(answer) };
    tokenOf(await ensureFreshToken(w.scope, id));
  }
  const used = w.service.tokenRequests.slice(1)
    .map((request) => request.get("refresh_token"));
  assert.equal(used.length, 2);
  assert.equal(new Set(used).size, 1);
  assert.equal((await connectionOf(w, id))?.refreshable, true);
});

Deno.test("a refused renewal ends the connection: the connector is in error until it is connected again", async () => {
  await using w = await createOauthWorld();
  const refreshTokens: string[] = [];
  w.service.edit = (answer) => {
    refreshTokens.push(String(answer.refresh_token));
    return answer;
  };
  const { id } = await connected(w);
  await w.service.revoke(refreshTokens[0] ?? "");
  w.app.means.clock.advance(2 * HOUR_MS);
  const results = await Promise.all(
    [1, 2, 3].map(() => ensureFreshToken(w.scope, id)),
  );
  for (const result of results) {
    assert.equal(result.kind === "none" && result.reason, "refused");
  }
  assert.equal(renewals(w), 1);
  const ended = await findConnector(w.scope, id);
  assert.equal(ended.status, "error");
  assert.match(ended.statusReason ?? "", /invalid_grant.* Connect again\.$/);
  assert.equal(ended.connection?.connected, false);
  const failed = (await w.app.auditEvents())
    .filter(({ action }) => action === "connector.fail");
  assert.equal(failed.length, 1);

  assert.equal((await connect(w, id)).kind, "connected");
  const again = await findConnector(w.scope, id);
  assert.deepEqual([again.status, again.statusReason], ["active", null]);
  assert.equal((await ensureFreshToken(w.scope, id)).kind, "token");
});

Deno.test("a service that is down does not disconnect: back-off, degraded, usable until the end", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const first = tokenOf(await ensureFreshToken(w.scope, id));
  w.service.instead = BROKEN;
  w.app.means.clock.advance(56 * MINUTE_MS);
  assert.equal(tokenOf(await ensureFreshToken(w.scope, id)), first);
  assert.equal(tokenOf(await ensureFreshToken(w.scope, id)), first);
  assert.equal(renewals(w), 1, "nobody tries again at once");
  const degraded = await findConnector(w.scope, id);
  assert.equal(degraded.status, "active");
  assert.match(degraded.connection?.degraded ?? "", /^127\.0\.0\.1 /);
  const [event] = await w.app.auditEvents();
  assert.equal(event?.action, "connector.degrade");

  w.app.means.clock.advance(31 * 1000);
  assert.equal(tokenOf(await ensureFreshToken(w.scope, id)), first);
  assert.equal(renewals(w), 2);
  w.app.means.clock.advance(31 * 1000);
  await ensureFreshToken(w.scope, id);
  assert.equal(renewals(w), 2, "the wait has doubled");

  w.app.means.clock.advance(10 * MINUTE_MS);
  const late = await ensureFreshToken(w.scope, id);
  assert.equal(late.kind === "none" && late.reason, "unavailable");
  assert.equal((await findConnector(w.scope, id)).status, "active");

  w.service.instead = null;
  w.app.means.clock.advance(HOUR_MS);
  assert.notEqual(tokenOf(await ensureFreshToken(w.scope, id)), first);
  assert.equal((await connectionOf(w, id))?.degraded, null);
});

Deno.test("a service that asks for time gets it", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const headers = { "retry-after": "1800" };
  const body = '{"error":"temporarily_unavailable"}';
  w.service.instead = { status: 429, body, headers };
  w.app.means.clock.advance(2 * HOUR_MS);
  await ensureFreshToken(w.scope, id);
  w.service.instead = null;
  w.app.means.clock.advance(29 * MINUTE_MS);
  assert.equal((await ensureFreshToken(w.scope, id)).kind, "none");
  w.app.means.clock.advance(2 * MINUTE_MS);
  assert.equal((await ensureFreshToken(w.scope, id)).kind, "token");
});

Deno.test("an error with status 200 is an error, and an access token without an end is not renewed", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const body = '{"error":"invalid_grant","error_description":"gone"}';
  w.service.instead = { status: 200, body };
  w.app.means.clock.advance(2 * HOUR_MS);
  const refused = await ensureFreshToken(w.scope, id);
  assert.equal(refused.kind === "none" && refused.reason, "refused");

  w.service.instead = null;
  w.service.edit = ({ expires_in: _, ...rest }) => rest;
  await connect(w, id);
  const token = tokenOf(await ensureFreshToken(w.scope, id));
  w.app.means.clock.advance(10_000 * HOUR_MS);
  assert.equal(tokenOf(await ensureFreshToken(w.scope, id)), token);
});

Deno.test("access that nobody can renew ends on its day, and the connector says so", async () => {
  await using w = await createOauthWorld();
  w.service.edit = ({ refresh_token: _, ...rest }) => rest;
  const { id } = await connected(w);
  w.app.means.clock.advance(59 * MINUTE_MS);
  tokenOf(await ensureFreshToken(w.scope, id));
  w.app.means.clock.advance(2 * MINUTE_MS);
  const ended = await ensureFreshToken(w.scope, id);
  assert.equal(ended.kind === "none" && ended.reason, "refused");
  assert.equal((await findConnector(w.scope, id)).status, "error");
  assert.equal(renewals(w), 0);
});

Deno.test("tokens are not used for a service that was put in later", async () => {
  await using w = await createOauthWorld();
  const { id, config } = await connected(w);
  const token_url = `${w.service.origin}/elsewhere`;
  await updateConnector(w.scope, { id }, { config: { ...config, token_url } });
  const result = await ensureFreshToken(w.scope, id);
  assert.equal(result.kind === "none" && result.reason, "refused");
  w.app.means.clock.advance(2 * HOUR_MS);
  assert.equal((await ensureFreshToken(w.scope, id)).kind, "none");
  assert.equal(renewals(w), 0);
});

Deno.test("ensureFreshToken() says that a connector is not connected, or not there", async () => {
  await using w = await createOauthWorld();
  const { id } = await installConnector(w.scope, ownApp(w.service));
  const result = await ensureFreshToken(w.scope, id);
  assert.equal(result.kind === "none" && result.reason, "not_connected");
  await refusal("not_found", () => ensureFreshToken(w.scope, "made-up"));
  const other = w.app.scopeOf("owner", "globex");
  await refusal("not_found", () => ensureFreshToken(other, id));
});

Deno.test("tokens that cannot be opened set that connector to error, and the connection outlives it", async () => {
  await using w = await createOauthWorld();
  const { id } = await connected(w);
  const means = w.app.otherProcess({ keys: "other" });
  const without = { ...w.scope, means };
  const result = await ensureFreshToken(without, id);
  assert.equal(result.kind === "none" && result.reason, "unavailable");
  const { status, statusReason } = await findConnector(without, id);
  assert.equal(status, "error");
  assert.match(statusReason ?? "", /the key k1, which is not in the key ring/);

  const back = await findConnector(w.scope, id);
  assert.deepEqual([back.status, back.connection?.connected], ["active", true]);
  tokenOf(await ensureFreshToken(w.scope, id));
});

Deno.test("a renewal does not make the form of whoever is editing stale", async () => {
  await using w = await createOauthWorld();
  const { id, version, updatedBy } = await connected(w);
  w.app.means.clock.advance(2 * HOUR_MS);
  tokenOf(await ensureFreshToken(w.scope, id));
  const after = await findConnector(w.scope, id);
  assert.deepEqual([after.version, after.updatedBy], [version, updatedBy]);
  await updateConnector(w.scope, { id, version }, { name: "Renamed" });
  assert.equal((await connectionOf(w, id))?.connected, true);
});

Deno.test("two processes on one KV that renew 50 times at once ask the service exactly once each time", async () => {
  const folder = await Deno.makeTempDir();
  const kv = `${folder}/kv.sqlite3`;
  {
    await using w = await createOauthWorld({ app: { kv } });
    const { id } = await connected(w);
    const { clock } = w.app.means;
    const remote = doorTo(w.service);
    const means = await createTestMeans({ kv, clock, remote });
    const scopes: readonly Scope[] = [w.scope, { ...w.scope, means }];
    for (let round = 1; round <= 4; round++) {
      clock.advance(2 * HOUR_MS);
      const results = await Promise.all(
        Array.from(
          { length: 50 },
          (_, i) => ensureFreshToken(scopes[i % 2] ?? w.scope, id),
        ),
      );
      assert.equal(new Set(results.map(tokenOf)).size, 1);
      assert.equal(renewals(w), round);
    }
    means.kv.close();
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("two real processes on one KV do so as well", async () => {
  const folder = await Deno.makeTempDir();
  const kv = `${folder}/kv.sqlite3`;
  {
    const now = { now: () => new Date(), advance: () => {} };
    await using w = await createOauthWorld({ app: { kv, clock: now } });
    const { id } = await connected(w);
    let rejected = tokenOf(await ensureFreshToken(w.scope, id));
    const args = [kv, w.scope.tenant.id, id, w.service.origin];
    const script = new URL("renewing_process.ts", import.meta.url);
    const processes = [
      startLineProcess(script, args),
      startLineProcess(script, args),
    ];
    for (const { next } of processes) assert.equal(await next(), "ready");
    for (let round = 1; round <= 3; round++) {
      for (const { say } of processes) await say(rejected);
      const lines = await Promise.all(processes.map(({ next }) => next()));
      const results: FreshToken[] = lines.flatMap((line) => JSON.parse(line));
      const tokens = new Set(results.map(tokenOf));
      assert.equal(results.length, 50);
      assert.equal(tokens.size, 1);
      assert.ok(!tokens.has(rejected));
      assert.equal(renewals(w), round);
      [rejected = ""] = tokens;
    }
    for (const { end } of processes) await end();
  }
  await Deno.remove(folder, { recursive: true });
});
