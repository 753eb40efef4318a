import assert from "node:assert/strict";
import { checkDraft } from "../../lib/connectors/check_draft.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import type { CheckDraftInput } from "../../lib/connectors/input.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { refusal } from "../refusal.ts";
import { scriptedService, WRONG_PASSWORD } from "../scripted_service.ts";

function draft(changes: Partial<CheckDraftInput> = {}): CheckDraftInput {
  const { catalogKey, config, auth } = companyBlog();
  return { catalogKey, config, ...(auth ? { auth } : {}), ...changes };
}

async function installed(app: TestApp): Promise<string> {
  return (await installConnector(app.scopeOf("admin"), companyBlog())).id;
}

const MOVED = { base_url: "https://new.acme.test", site_label: "Acme blog" };

// It works

Deno.test("checkDraft() asks about values that nobody has saved, and saves nothing", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const view = await checkDraft(app.scopeOf("admin"), draft());
  assert.deepEqual([view.state, view.identity?.name], [
    "connected",
    "Ada Owens",
  ]);
  const [event, ...others] = await app.auditEvents();
  assert.deepEqual([event?.action, event?.target, others.length], [
    "connector.try",
    { id: "wordpress", name: "WordPress" },
    0,
  ]);
});

Deno.test("checkDraft() uses the stored secret for each field that was left untouched", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const id = await installed(app);
  const cases = [
    [{}, "editor:test-password"],
    [{ application_password: "" }, "editor:test-password"],
    [{ application_password: "typed-test" }, "editor:typed-test"],
  ] as const;
  for (const [auth, pair] of cases) {
    await checkDraft(app.scopeOf("admin"), draft({ id, config: MOVED, auth }));
    const request = service.sent.at(-1);
    assert.equal(request?.headers?.authorization, `Basic ${btoa(pair)}`);
    assert.ok(request?.url.startsWith("https://new.acme.test/wp-json/"));
  }
});

Deno.test("checkDraft() changes nothing of the connector, whatever the service says", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const id = await installed(app);
  const before = await findConnector(scope, id);
  const auth = { application_password: "typed-test" };
  const view = await checkDraft(scope, draft({ id, auth }));
  assert.equal(view.reason, "rejected");
  assert.deepEqual(await findConnector(scope, id), before);
  assert.deepEqual((await app.auditEvents())[0]?.target, {
    id,
    name: "Company blog",
  });
});

Deno.test("checkDraft() is the connector's own check where nothing differs from what is stored", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const id = await installed(app);
  await checkDraft(scope, draft({ id, auth: { username: "" } }));
  assert.equal((await findConnector(scope, id)).lastCheck?.state, "connected");
  assert.equal((await app.auditEvents())[0]?.action, "connector.check");
});

Deno.test("checkDraft() lets no typed secret into answer, log and audit", async () => {
  const secret = "typed-canary-test";
  const service = scriptedService({
    status: 401,
    body: { code: "x", message: secret },
  });
  await using app = await createTestApp({ remote: service.remote });
  const auth = { username: "editor", application_password: secret };
  const view = await checkDraft(app.scopeOf("admin"), draft({ auth }));
  app.means.log.flush();
  const all = JSON.stringify([view, await app.auditEvents(), app.means.logged]);
  assert.ok(!all.includes(secret));
  assert.ok(service.sent[0]?.secrets?.includes(secret));
});

// It refuses bad input

Deno.test("checkDraft() names what is wrong at its field, before anything leaves", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const scope = app.scopeOf("admin");
  const id = await installed(app);
  const cases: readonly (readonly [Partial<CheckDraftInput>, string])[] = [
    [
      { config: { base_url: "file:///etc/passwd", site_label: "Blog" } },
      "config.base_url",
    ],
    [
      { config: { base_url: "nowhere", site_label: "Blog" } },
      "config.base_url",
    ],
    [{ config: {} }, "config.site_label"],
    [{ auth: { nonsense: "x" } }, "auth.nonsense"],
    [{ auth: { username: "editor" } }, "auth.application_password"],
    [{ id, auth: { application_password: null } }, "auth.application_password"],
    [{ id, catalogKey: "medium" }, "catalogKey"],
  ];
  for (const [changes, path] of cases) {
    const { errors } = await refusal(
      "validation_failed",
      () => checkDraft(scope, draft(changes)),
    );
    assert.ok(
      Object.hasOwn(errors ?? {}, path),
      JSON.stringify([changes, errors]),
    );
  }
  assert.equal(service.sent.length, 0);
});

Deno.test("checkDraft() refuses a credential with a line break at its field, before anything leaves", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  for (const text of ["a\nb", "a\r\nHost: evil.test"]) {
    const auth = { username: "editor", application_password: text };
    const view = await checkDraft(app.scopeOf("admin"), draft({ auth }));
    assert.deepEqual([view.state, view.reason], ["failing", "blocked"]);
    assert.deepEqual(Object.keys(view.errors), ["auth.application_password"]);
  }
  assert.equal(service.sent.length, 0);
});

Deno.test("checkDraft() says which stored credential cannot be opened, unless it is typed anew", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const id = await installed(app);
  const scope = {
    ...app.scopeOf("admin"),
    means: app.otherProcess({ keys: "other" }),
  };
  const { message } = await refusal(
    "conflict",
    () => checkDraft(scope, draft({ id, auth: { username: "editor" } })),
  );
  assert.match(message, /Cannot read application_password/);
  assert.equal((await checkDraft(scope, draft({ id }))).state, "connected");
});

// It keeps strangers out

Deno.test("checkDraft() is for owners and admins, and opens the secrets of their tenant only", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  const id = await installed(app);
  await refusal("forbidden", () => checkDraft(app.scopeOf("member"), draft()));
  const globex = app.scopeOf("owner", "globex");
  await refusal("not_found", () => checkDraft(globex, draft({ id, auth: {} })));
  assert.equal(service.sent.length, 0);
});
