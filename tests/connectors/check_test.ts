import assert from "node:assert/strict";
import { syncCatalog } from "../../lib/catalog/sync.ts";
import { checkConnector } from "../../lib/connectors/check.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { listPublishTargets } from "../../lib/connectors/publish_targets.ts";
import { removeConnector } from "../../lib/connectors/remove.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { ConnectorView } from "../../lib/connectors/view.ts";
import { createRemote } from "../../lib/remote/safe_fetch.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { refusal } from "../refusal.ts";
import { entryOf } from "../remote/check_world.ts";
import {
  EDITOR,
  scriptedService,
  type Turn,
  WRONG_PASSWORD,
} from "../scripted_service.ts";

const FORBIDDEN: Turn = {
  body: { id: 7, name: "Ada Owens", capabilities: { publish_posts: false } },
};

async function activeBlog(app: TestApp): Promise<ConnectorView> {
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  return await updateConnector(scope, { id }, { status: "active" });
}

// It works

Deno.test("checkConnector() says whose credentials these are, and keeps it", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const before = await activeBlog(app);
  const { at, ...view } = await checkConnector(scope, before.id);
  assert.deepEqual(view, {
    state: "connected",
    reason: null,
    detail: null,
    identity: { id: "7", name: "Ada Owens" },
    latencyMs: 20,
    learned: {},
    errors: {},
  });
  assert.equal(
    service.sent[0]?.headers?.authorization,
    `Basic ${btoa("editor:test-password")}`,
  );
  const after = await findConnector(scope, before.id);
  assert.deepEqual(after.lastCheck, {
    at,
    state: "connected",
    reason: null,
    detail: null,
    identity: { id: "7", name: "Ada Owens" },
  });
  assert.equal(after.status, "active");
  const { items } = await listInstalled(scope);
  assert.deepEqual(items[0], after);
});

Deno.test("checkConnector() leaves version and times alone, so that who is editing can save", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const before = await activeBlog(app);
  await checkConnector(scope, before.id);
  const after = await findConnector(scope, before.id);
  assert.deepEqual(
    [after.version, after.updatedAt, after.updatedBy],
    [before.version, before.updatedAt, before.updatedBy],
  );
  const { id, version } = before;
  const saved = await updateConnector(scope, { id, version }, { tags: [] });
  assert.equal(saved.version, before.version + 1);
});

Deno.test("checkConnector() sets error for a definite refusal, and goes back to what it was", async () => {
  for (const status of ["active", "inactive"] as const) {
    const service = scriptedService();
    await using app = await createTestApp({ remote: service.remote });
    const scope = app.scopeOf("admin");
    const { id } = await activeBlog(app);
    await updateConnector(scope, { id }, { status });
    for (const turn of [WRONG_PASSWORD, FORBIDDEN, "unreachable"] as const) {
      service.turn(turn);
      await checkConnector(scope, id);
      assert.equal((await findConnector(scope, id)).status, "error");
    }
    const { statusReason } = await findConnector(scope, id);
    assert.match(statusReason ?? "", /may not publish posts/);
    service.turn(EDITOR);
    await checkConnector(scope, id);
    const after = await findConnector(scope, id);
    assert.deepEqual([after.status, after.statusReason], [status, null]);
  }
});

Deno.test("checkConnector() recovers after the credential was entered anew", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const { id } = await activeBlog(app);
  await checkConnector(scope, id);
  const auth = { application_password: "another-test-password" };
  const saved = await updateConnector(scope, { id }, { auth });
  assert.deepEqual([saved.status, saved.lastCheck], ["error", null]);
  service.turn(EDITOR);
  await checkConnector(scope, id);
  assert.equal((await findConnector(scope, id)).status, "active");
});

for (
  const reason of [
    "unreachable",
    "timed_out",
    "blocked",
    "tls",
    "unexpected_answer",
  ] as const
) {
  Deno.test(`checkConnector() says ${reason}, and does not end the connection for it`, async () => {
    const service = scriptedService(reason);
    await using app = await createTestApp({ remote: service.remote });
    const scope = app.scopeOf("admin");
    const { id } = await activeBlog(app);
    const view = await checkConnector(scope, id);
    assert.deepEqual([view.state, view.reason], ["failing", reason]);
    const detail = `Cannot reach blog.acme.test: ${reason}.`;
    assert.equal(view.detail, detail);
    assert.deepEqual(view.errors, { "config.base_url": [detail] });
    const { status, lastCheck } = await findConnector(scope, id);
    assert.deepEqual([status, lastCheck?.reason], ["active", reason]);
  });
}

Deno.test("checkConnector() leaves an error that a person has set", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const { id } = await activeBlog(app);
  const statusReason = "The site moves";
  await updateConnector(scope, { id }, { status: "error", statusReason });
  for (const turn of [EDITOR, WRONG_PASSWORD]) {
    service.turn(turn);
    await checkConnector(scope, id);
    const after = await findConnector(scope, id);
    assert.deepEqual([after.status, after.statusReason], [
      "error",
      statusReason,
    ]);
  }
});

Deno.test("checkConnector() leaves its record: who asked, and what became of the status", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const { id, name } = await activeBlog(app);
  await checkConnector(scope, id);
  service.turn(EDITOR);
  await checkConnector(scope, id);
  const events = (await app.auditEvents()).slice(0, 4);
  assert.deepEqual(events.map(({ action }) => action).sort(), [
    "connector.check",
    "connector.check",
    "connector.fail",
    "connector.recover",
  ]);
  for (const event of events) {
    assert.deepEqual([event.target, event.actor], [{ id, name }, scope.actor]);
  }
});

Deno.test("checkConnector() lets the service's own limits stand in for the entry's", async () => {
  const service = scriptedService({ body: { limit: 5000 } });
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  await syncCatalog(app.means, [entryOf({ learns: { maxLength: "/limit" } })]);
  const { id } = await installConnector(scope, {
    catalogKey: "example",
    name: "Example",
    config: {},
    auth: { token: "test-token" },
  });
  await updateConnector(scope, { id }, { status: "active" });
  await checkConnector(scope, id);
  const { capabilities } = await findConnector(scope, id);
  assert.deepEqual(capabilities, { postText: true, maxLength: 5000 });
  const { items } = await listPublishTargets(scope);
  assert.deepEqual(items[0]?.capabilities, capabilities);
});

Deno.test("checkConnector() does not keep what it found of a connector that was changed meanwhile", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  let meanwhile = () => Promise.resolve();
  await using app = await createTestApp({
    remote: async (request) => {
      await meanwhile();
      return await service.remote(request);
    },
  });
  const scope = app.scopeOf("admin");
  const { id } = await activeBlog(app);
  meanwhile = async () =>
    void await updateConnector(scope, { id }, {
      auth: { application_password: "another-test-password" },
    });
  assert.equal((await checkConnector(scope, id)).reason, "rejected");
  const { status, lastCheck } = await findConnector(scope, id);
  assert.deepEqual([status, lastCheck], ["active", null]);
});

Deno.test("checkConnector() shows no secret that the service sends back, anywhere", async () => {
  const echo = "Wrong: test-password";
  const service = scriptedService({
    status: 401,
    body: { code: "x", message: echo },
  });
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const { id } = await activeBlog(app);
  const view = await checkConnector(scope, id);
  assert.match(view.detail ?? "", /“Wrong: \[redacted\]”/);
  app.means.log.flush();
  const all = JSON.stringify([
    view,
    await findConnector(scope, id),
    await app.auditEvents(),
    app.means.logged,
  ]);
  assert.ok(!all.includes("test-password"));
});

// It refuses bad input

Deno.test("checkConnector() sends nothing to addresses that are nobody's business, and names the field", async () => {
  const remote = createRemote({
    userAgent: "Connectors/1",
    allowHosts: [],
    resolve: () => Promise.reject(new Error("no look-up in this test")),
  });
  await using app = await createTestApp({ remote });
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const addresses = [
    "http://169.254.169.254/",
    "https://169.254.169.254/",
    "https://[::1]/",
    "https://0x7f.1/",
    "https://blog.acme.test:22/",
    "http://blog.acme.test/",
  ];
  for (const base_url of addresses) {
    const config = { base_url, site_label: "Blog" };
    await updateConnector(scope, { id }, { config });
    const view = await checkConnector(scope, id);
    assert.equal(view.reason, "blocked", base_url);
    assert.deepEqual(Object.keys(view.errors), ["config.base_url"]);
  }
});

Deno.test("checkConnector() refuses what has nothing to ask with", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(
    scope,
    companyBlog({ auth: { username: "editor" } }),
  );
  const missing = await refusal("conflict", () => checkConnector(scope, id));
  assert.deepEqual(Object.keys(missing.errors ?? {}), [
    "auth.application_password",
  ]);

  const { check: _check, ...without } = entryOf({});
  await syncCatalog(app.means, [without]);
  const other = await installConnector(scope, {
    catalogKey: "example",
    name: "Example",
    config: {},
    auth: { token: "test-token" },
  });
  assert.equal(other.checkCost, null);
  const none = await refusal("conflict", () => checkConnector(scope, other.id));
  assert.match(none.message, /no way to ask Example/);
  assert.equal(service.sent.length, 0);
});

Deno.test("checkConnector() asks to connect first where there is no access token", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const auth = { client_id: "test-client", client_secret: "test-secret" };
  const { id } = await installConnector(scope, marketingX({ auth }));
  const { reason, detail } = await checkConnector(scope, id);
  assert.deepEqual([reason, detail], ["blocked", "Connect it first."]);
  assert.equal((await findConnector(scope, id)).status, "inactive");
  assert.equal(service.sent.length, 0);
});

Deno.test("checkConnector() says which credential cannot be opened, and sends nothing", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const { id } = await activeBlog(app);
  const scope = {
    ...app.scopeOf("admin"),
    means: app.otherProcess({ keys: "other" }),
  };
  const { message } = await refusal(
    "conflict",
    () => checkConnector(scope, id),
  );
  assert.match(message, /^Cannot test the connection: Cannot read username/);
  assert.equal(service.sent.length, 0);
  assert.equal((await findConnector(scope, id)).status, "error");
});

// It keeps strangers out

Deno.test("checkConnector() is for owners and admins of its tenant", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const { id } = await activeBlog(app);
  await refusal("forbidden", () => checkConnector(app.scopeOf("member"), id));
  await refusal(
    "not_found",
    () => checkConnector(app.scopeOf("owner", "globex"), id),
  );
  await removeConnector(app.scopeOf("owner"), { id });
  await refusal("not_found", () => checkConnector(app.scopeOf("owner"), id));
  assert.equal(service.sent.length, 0);
});
