import assert from "node:assert/strict";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";
import { refusal } from "../refusal.ts";

Deno.test("installConnector() adds an inactive connector with its audit fields", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const view = await installConnector(scope, companyBlog());
  assert.equal(view.status, "inactive");
  assert.equal(view.version, 1);
  assert.deepEqual(view.createdBy, {
    id: scope.actor.id,
    name: scope.actor.name,
  });
  assert.equal(view.createdAt, view.updatedAt);
  assert.equal(view.authComplete, true);
  assert.deepEqual(await findConnector(scope, view.id), view);
});

Deno.test("installConnector() records who did it, in the same commit", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const events = await app.auditEvents();
  assert.equal(events.length, 1);
  assert.equal(events[0]!.action, "connector.install");
  assert.deepEqual(events[0]!.target, { id, name: "Company blog" });
  assert.equal(events[0]!.actor.id, scope.actor.id);
});

Deno.test("installConnector() tells of credentials only that they are set", async () => {
  await using app = await createTestApp();
  const view = await installConnector(app.scopeOf("admin"), companyBlog());
  assert.equal(view.authFields.username?.set, true);
  assert.equal(JSON.stringify(view).includes("test-password"), false);
});

Deno.test("installConnector() accepts incomplete credentials and says so", async () => {
  await using app = await createTestApp();
  const view = await installConnector(app.scopeOf("admin"), marketingX());
  assert.equal(view.authComplete, false);
  assert.deepEqual(view.authFields.client_id, { set: false, updatedAt: null });
});

Deno.test("installConnector() trims the name and drops repeated tags", async () => {
  await using app = await createTestApp();
  const input = companyBlog({
    name: "  Company \t blog ",
    tags: ["a", " a ", "b"],
  });
  const view = await installConnector(app.scopeOf("admin"), input);
  assert.equal(view.name, "Company blog");
  assert.deepEqual(view.tags, ["a", "b"]);
});

Deno.test("installConnector() lets exactly one of 50 same names win", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => installConnector(scope, companyBlog())),
  );
  const won = results.filter((result) => result.status === "fulfilled");
  assert.equal(won.length, 1);
  assert.equal((await app.auditEvents()).length, 1);
  assert.equal((await listInstalled(scope)).items.length, 1);
});

Deno.test("installConnector() lets 50 different names in at once", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  await Promise.all(
    Array.from(
      { length: 50 },
      (_, n) => installConnector(scope, companyBlog({ name: `Blog ${n}` })),
    ),
  );
  assert.equal((await listInstalled(scope)).items.length, 50);
});

Deno.test("installConnector() refuses a service that is not in the catalog", async () => {
  await using app = await createTestApp();
  await refusal(
    "not_found",
    () =>
      installConnector(
        app.scopeOf("admin"),
        companyBlog({ catalogKey: "myspace" }),
      ),
  );
});

for (const name of ["x", "x".repeat(256), "   ", ""]) {
  Deno.test(`installConnector() refuses a name of ${name.length} characters${name.trim() ? "" : ", all blank"}`, async () => {
    await using app = await createTestApp();
    const error = await refusal(
      "validation_failed",
      () => installConnector(app.scopeOf("admin"), companyBlog({ name })),
    );
    assert.deepEqual(Object.keys(error.errors ?? {}), ["name"]);
  });
}

for (const name of ["\u200b\u2060\u200b", "Blog\u0000", "Blog\ud800"]) {
  Deno.test(`installConnector() refuses ${JSON.stringify(name)}, which nobody can read`, async () => {
    await using app = await createTestApp();
    const error = await refusal(
      "validation_failed",
      () => installConnector(app.scopeOf("admin"), companyBlog({ name })),
    );
    assert.deepEqual(Object.keys(error.errors ?? {}), ["name"]);
  });
}

for (const name of ["  Company BLOG", "company blog", "Ｃompany\u00a0blog"]) {
  Deno.test(`installConnector() refuses ${JSON.stringify(name)} when "Company blog" exists`, async () => {
    await using app = await createTestApp();
    const scope = app.scopeOf("admin");
    await installConnector(scope, companyBlog());
    const error = await refusal(
      "conflict",
      () => installConnector(scope, companyBlog({ name })),
    );
    assert.deepEqual(Object.keys(error.errors ?? {}), ["name"]);
  });
}

Deno.test("installConnector() refuses a name that no key can hold once it is normalized", async () => {
  await using app = await createTestApp();
  const error = await refusal(
    "validation_failed",
    () =>
      installConnector(
        app.scopeOf("admin"),
        companyBlog({ name: "\ufdfa".repeat(255) }),
      ),
  );
  assert.deepEqual(Object.keys(error.errors ?? {}), ["name"]);
});

Deno.test("installConnector() tells every fault of a configuration at its path", async () => {
  await using app = await createTestApp();
  const config = {
    base_url: "blog",
    site_label: "x",
    default_status: "later",
    colour: "red",
  };
  const error = await refusal(
    "validation_failed",
    () => installConnector(app.scopeOf("admin"), companyBlog({ config })),
  );
  assert.deepEqual(Object.keys(error.errors ?? {}).sort(), [
    "config.base_url",
    "config.colour",
    "config.default_status",
    "config.site_label",
  ]);
});

Deno.test("installConnector() tells faults of name, tags, config and credentials together", async () => {
  await using app = await createTestApp();
  const input = companyBlog({
    name: "",
    tags: [""],
    config: {},
    auth: { token: "test-value" },
  });
  const error = await refusal(
    "validation_failed",
    () => installConnector(app.scopeOf("admin"), input),
  );
  assert.deepEqual(Object.keys(error.errors ?? {}).sort(), [
    "auth.token",
    "config.base_url",
    "config.site_label",
    "name",
    "tags.0",
  ]);
});

Deno.test("installConnector() names an unknown credential without echoing it", async () => {
  await using app = await createTestApp();
  const auth = { username: "editor", api_token: "test-secret-value" };
  const error = await refusal(
    "validation_failed",
    () => installConnector(app.scopeOf("admin"), companyBlog({ auth })),
  );
  assert.deepEqual(Object.keys(error.errors ?? {}), ["auth.api_token"]);
  assert.equal(
    JSON.stringify([error.message, error.errors]).includes("test-secret-value"),
    false,
  );
});

Deno.test("installConnector() names the field that is too large and stores nothing", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const config = {
    base_url: `https://blog.acme.test/${"x".repeat(70_000)}`,
    site_label: "Acme",
  };
  const error = await refusal(
    "too_large",
    () => installConnector(scope, companyBlog({ config })),
  );
  assert.deepEqual(Object.keys(error.errors ?? {}), ["config.base_url"]);
  assert.equal((await listInstalled(scope)).items.length, 0);
  assert.equal((await app.auditEvents()).length, 0);
});

Deno.test("installConnector() refuses prototype keys, and no prototype changes", async () => {
  await using app = await createTestApp();
  const config = JSON.parse(
    '{"base_url":"https://a.test","site_label":"Acme","__proto__":{"polluted":true},"constructor":1}',
  );
  await refusal(
    "validation_failed",
    () => installConnector(app.scopeOf("admin"), companyBlog({ config })),
  );
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

Deno.test("installConnector() refuses a member", async () => {
  await using app = await createTestApp();
  await refusal(
    "forbidden",
    () => installConnector(app.scopeOf("member"), companyBlog()),
  );
  assert.equal((await listInstalled(app.scopeOf("member"))).items.length, 0);
});

Deno.test("installConnector() keeps names of tenants apart", async () => {
  await using app = await createTestApp();
  await installConnector(app.scopeOf("admin"), companyBlog());
  await installConnector(app.scopeOf("owner", "globex"), companyBlog());
  assert.equal(
    (await listInstalled(app.scopeOf("owner", "globex"))).items.length,
    1,
  );
});
