import assert from "node:assert/strict";
import { checkConnector } from "../../lib/connectors/check.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import type { UpdateConnectorInput } from "../../lib/connectors/input.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { removeConnector } from "../../lib/connectors/remove.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";
import { refusal } from "../refusal.ts";
import { scriptedService } from "../scripted_service.ts";

Deno.test("updateConnector() changes what is named and keeps the rest", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const before = await installConnector(scope, companyBlog());
  const after = await updateConnector(scope, before, { tags: ["en"] });
  assert.deepEqual(after.tags, ["en"]);
  assert.deepEqual(after.config, before.config);
  assert.deepEqual(after.authFields, before.authFields);
  assert.equal(after.version, 2);
  assert.equal(after.createdAt, before.createdAt);
  assert.notEqual(after.updatedAt, before.updatedAt);
});

Deno.test("updateConnector() keeps, replaces and clears credentials", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const first = await installConnector(scope, companyBlog());
  const kept = await updateConnector(scope, first, {
    auth: { application_password: "" },
  });
  assert.deepEqual(kept.authFields, first.authFields);
  const replaced = await updateConnector(scope, kept, {
    auth: { application_password: "another-test-password" },
  });
  assert.notEqual(
    replaced.authFields.application_password?.updatedAt,
    first.authFields.application_password?.updatedAt,
  );
  assert.deepEqual(replaced.authFields.username, first.authFields.username);
  const cleared = await updateConnector(scope, replaced, {
    auth: { application_password: null },
  });
  assert.equal(cleared.authFields.application_password?.set, false);
  assert.equal(cleared.authComplete, false);
});

Deno.test("updateConnector() activates and deactivates", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  assert.equal(
    (await updateConnector(scope, { id }, { status: "active" })).status,
    "active",
  );
  assert.equal(
    (await updateConnector(scope, { id }, { status: "inactive" })).status,
    "inactive",
  );
  const actions = (await app.auditEvents()).map((event) => event.action);
  assert.deepEqual(actions, [
    "connector.deactivate",
    "connector.activate",
    "connector.install",
  ]);
});

Deno.test("updateConnector() records what has changed, not all that a form sends", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id, name, config, tags } = await installConnector(
    scope,
    companyBlog(),
  );
  const form = { name, config: { ...config }, tags: [...tags] };
  const kept = { username: "", application_password: "" };
  const replaced = { ...kept, application_password: "another-password" };
  const labelled = { ...config, site_label: "News" };
  const inputs: [UpdateConnectorInput, string[]][] = [
    [{ ...form, auth: kept }, []],
    [{ ...form, auth: replaced }, ["auth.application_password"]],
    [{ ...form, auth: { username: null } }, ["auth.username"]],
    [{ ...form, auth: { username: null } }, []],
    [{ ...form, config: labelled, auth: kept }, ["config"]],
    [{ name: "News", tags: ["en"] }, ["name", "tags"]],
  ];
  for (const [input, changed] of inputs) {
    await updateConnector(scope, { id }, input);
    assert.deepEqual((await app.auditEvents())[0]?.changed, changed);
  }
});

Deno.test("updateConnector() keeps what a check has found while config and credentials stay", async () => {
  await using app = await createTestApp({ remote: scriptedService().remote });
  const scope = app.scopeOf("admin");
  const { id, config } = await installConnector(scope, companyBlog());
  const { state } = await checkConnector(scope, id);
  const form = { name: "News", config, auth: { application_password: "" } };
  const renamed = await updateConnector(scope, { id }, form);
  assert.equal(renamed.lastCheck?.state, state);
  const auth = { application_password: "another-password" };
  const replaced = await updateConnector(scope, { id }, { ...form, auth });
  assert.equal(replaced.lastCheck, null);
});

Deno.test("updateConnector() refuses an address that has a password in it, or no host", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  for (
    const base_url of [
      "https://user:pass@host/",
      "https://me@host",
      "https://",
      "https:///blog",
    ]
  ) {
    const config = { base_url, site_label: "Blog" };
    const error = await refusal(
      "validation_failed",
      () => updateConnector(scope, { id }, { config }),
    );
    assert.deepEqual(Object.keys(error.errors ?? {}), ["config.base_url"]);
    assert.ok(!JSON.stringify(error.errors).includes("pass@"));
  }
  const config = { base_url: "https://host/@me?to=a@b", site_label: "Blog" };
  await updateConnector(scope, { id }, { config });
});

Deno.test("updateConnector() frees the old name and takes the new one", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await updateConnector(scope, { id }, { name: "News" });
  await installConnector(scope, companyBlog());
  await refusal(
    "conflict",
    () => updateConnector(scope, { id }, { name: "company blog" }),
  );
});

Deno.test("updateConnector() lets a connector change only the case of its own name", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  assert.equal(
    (await updateConnector(scope, { id }, { name: "Company Blog" })).name,
    "Company Blog",
  );
});

Deno.test("updateConnector() sets error by hand with a reason", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const made = await updateConnector(scope, { id }, { status: "error" });
  assert.match(made.statusReason ?? "", new RegExp(scope.actor.name));
  const said = await updateConnector(scope, { id }, {
    status: "error",
    statusReason: "Moving house",
  });
  assert.equal(said.statusReason, "Moving house");
  const well = await updateConnector(scope, { id }, { status: "active" });
  assert.equal(well.statusReason, null);
});

Deno.test("updateConnector() keeps what is stored of a bad change", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const before = await installConnector(scope, companyBlog());
  const bad: UpdateConnectorInput[] = [
    { config: { base_url: "no" } },
    { name: "x" },
    { auth: { token: "test-value" } },
    { statusReason: "alone" },
    {},
  ];
  for (const input of bad) {
    await refusal(
      "validation_failed",
      () => updateConnector(scope, before, input),
    );
  }
  assert.deepEqual(await findConnector(scope, before.id), before);
});

Deno.test("updateConnector() refuses a version that is not the present one", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const first = await installConnector(scope, companyBlog());
  const second = await updateConnector(scope, first, { tags: [] });
  await refusal(
    "stale",
    () => updateConnector(scope, first, { tags: ["late"] }),
  );
  assert.deepEqual(await findConnector(scope, first.id), second);
});

Deno.test("updateConnector() lets one of two changes of one version win", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const first = await installConnector(scope, companyBlog());
  const results = await Promise.allSettled([
    updateConnector(scope, first, { tags: ["a"] }),
    updateConnector(scope, first, { tags: ["b"] }),
  ]);
  assert.deepEqual(results.map((result) => result.status).sort(), [
    "fulfilled",
    "rejected",
  ]);
});

Deno.test("updateConnector() names what activation misses", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, marketingX());
  const error = await refusal(
    "conflict",
    () => updateConnector(scope, { id }, { status: "active" }),
  );
  assert.deepEqual(Object.keys(error.errors ?? {}), [
    "auth.client_id",
    "auth.client_secret",
  ]);
  assert.match(error.message, /client_id.*client_secret/);
  assert.equal((await findConnector(scope, id)).status, "inactive");
});

Deno.test("updateConnector() activates with the credentials that come along", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog({ auth: {} }));
  const auth = { username: "editor", application_password: "test-password" };
  assert.equal(
    (await updateConnector(scope, { id }, { auth, status: "active" })).status,
    "active",
  );
});

Deno.test("updateConnector() does not take a credential from an active connector", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await updateConnector(scope, { id }, { status: "active" });
  await refusal(
    "conflict",
    () => updateConnector(scope, { id }, { auth: { username: null } }),
  );
  const both = await updateConnector(scope, { id }, {
    auth: { username: null },
    status: "inactive",
  });
  assert.equal(both.authComplete, false);
});

Deno.test("updateConnector() refuses a member, and another tenant's id as if it were made up", async () => {
  await using app = await createTestApp();
  const { id } = await installConnector(app.scopeOf("admin"), companyBlog());
  await refusal(
    "forbidden",
    () => updateConnector(app.scopeOf("member"), { id }, { tags: [] }),
  );
  const foreign = await refusal(
    "not_found",
    () => updateConnector(app.scopeOf("owner", "globex"), { id }, { tags: [] }),
  );
  const madeUp = await refusal(
    "not_found",
    () =>
      updateConnector(app.scopeOf("owner", "globex"), {
        id: crypto.randomUUID(),
      }, { tags: [] }),
  );
  assert.equal(foreign.message, madeUp.message);
});

Deno.test("removeConnector() deletes the record, frees its name and records it", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await removeConnector(scope, { id });
  await refusal("not_found", () => findConnector(scope, id));
  assert.equal((await listInstalled(scope)).items.length, 0);
  await installConnector(scope, companyBlog());
  const actions = (await app.auditEvents()).map((event) => event.action);
  assert.deepEqual(actions, [
    "connector.install",
    "connector.remove",
    "connector.install",
  ]);
});

Deno.test("removeConnector() leaves no key behind but its audit events and counters", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await removeConnector(scope, { id });
  const kinds = new Set<string>();
  for await (
    const { key } of app.means.kv.list({ prefix: ["tenant", scope.tenant.id] })
  ) {
    if (JSON.stringify(key).includes("connector")) kinds.add(String(key[2]));
  }
  assert.deepEqual([...kinds], ["connector_counts"]);
});

Deno.test("removeConnector() refuses a stale version, a member and a stranger", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await refusal("stale", () => removeConnector(scope, { id, version: 7 }));
  await refusal(
    "forbidden",
    () => removeConnector(app.scopeOf("member"), { id }),
  );
  await refusal(
    "not_found",
    () => removeConnector(app.scopeOf("owner", "globex"), { id }),
  );
  assert.equal((await findConnector(scope, id)).version, 1);
});
