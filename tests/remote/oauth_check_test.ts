import assert from "node:assert/strict";
import { checkConnector } from "../../lib/connectors/check.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { Remote, RemoteAnswer } from "../../lib/remote/remote.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { begin, finish } from "./oauth_world.ts";

/** LinkedIn, as far as a test needs it: the token that it takes, and what it gives for a refresh token. */
interface Imitation {
  good: string;
  next: string | null;
  readonly asked: string[];
}

function imitate(service: Imitation): Remote {
  return ({ url, headers }) => {
    service.asked.push(new URL(url).pathname);
    if (url.endsWith("/userinfo")) {
      const isGood = headers?.authorization === `Bearer ${service.good}`;
      return Promise.resolve(
        isGood
          ? answer(200, { sub: "1", name: "Ada" })
          : answer(401, { message: "Invalid access token" }),
      );
    }
    const { next } = service;
    if (next === null) return Promise.resolve(answer(503, {}));
    service.good = next;
    const token = { access_token: next, refresh_token: "test-refresh" };
    return Promise.resolve(answer(200, { ...token, expires_in: 5_184_000 }));
  };
}

function answer(status: number, body: object): RemoteAnswer {
  const text = JSON.stringify(body);
  return { status, headers: new Headers(), text, latencyMs: 1 };
}

async function connectedLinkedIn(app: TestApp): Promise<string> {
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, {
    catalogKey: "linkedin",
    name: "LinkedIn",
    config: { account_type: "personal", account_label: "Ada" },
    auth: { client_id: "test-client", client_secret: "test-secret" },
  });
  const state = (await begin({ scope }, id)).searchParams.get("state") ?? "";
  const answered = new URL("http://127.0.0.1:8000/oauth/callback");
  answered.search = String(new URLSearchParams({ code: "test-code", state }));
  assert.equal((await finish({ scope }, answered)).kind, "connected");
  await updateConnector(scope, { id }, { status: "active" });
  return id;
}

Deno.test("checkConnector() uses the connection, and renews a token that was rejected before it judges", async () => {
  const service: Imitation = { good: "", next: "test-token-1", asked: [] };
  await using app = await createTestApp({ remote: imitate(service) });
  const scope = app.scopeOf("admin");
  const id = await connectedLinkedIn(app);
  assert.equal((await checkConnector(scope, id)).identity?.name, "Ada");
  Object.assign(service, { good: "elsewhere", next: "test-token-2" });
  service.asked.length = 0;
  assert.equal((await checkConnector(scope, id)).state, "connected");
  assert.deepEqual(service.asked, [
    "/v2/userinfo",
    "/oauth/v2/accessToken",
    "/v2/userinfo",
  ]);
});

Deno.test("checkConnector() does not blame the credentials while access cannot be renewed", async () => {
  const service: Imitation = { good: "", next: "test-token-1", asked: [] };
  await using app = await createTestApp({ remote: imitate(service) });
  const scope = app.scopeOf("admin");
  const id = await connectedLinkedIn(app);
  Object.assign(service, { good: "elsewhere", next: null });
  assert.equal((await checkConnector(scope, id)).reason, "unreachable");
  const { status, connection } = await findConnector(scope, id);
  assert.equal(status, "active");
  assert.match(connection?.degraded ?? "", /^www\.linkedin\.com /);
});
