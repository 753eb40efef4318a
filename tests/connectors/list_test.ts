import assert from "node:assert/strict";
import { countInstalled } from "../../lib/connectors/count.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { listPublishTargets } from "../../lib/connectors/publish_targets.ts";
import { withReadableAuth } from "../../lib/connectors/readable_auth.ts";
import { removeConnector } from "../../lib/connectors/remove.ts";
import { readConnector } from "../../lib/connectors/store.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { validateConfig } from "../../lib/connectors/validate_config.ts";
import type { Scope } from "../../lib/scope.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";
import { refusal } from "../refusal.ts";

async function installMany(scope: Scope, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    ids.push(
      (await installConnector(scope, companyBlog({ name: `Blog ${n}` }))).id,
    );
  }
  return ids;
}

const X_AUTH = { client_id: "test-client", client_secret: "test-secret" };

Deno.test("listInstalled() pages newest first, each connector once", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const ids = await installMany(scope, 7);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listInstalled(scope, {
      limit: 3,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  assert.deepEqual(seen, ids.toReversed());
});

Deno.test("listInstalled() gives no cursor when a page ends the list exactly", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  await installMany(scope, 3);
  assert.equal((await listInstalled(scope, { limit: 3 })).nextCursor, null);
});

Deno.test("listInstalled() finds a name by each spelling that the name forbids to others", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const name = "Straße der ΟΔΟΣ";
  await installConnector(scope, companyBlog({ name }));
  for (const search of ["STRASSE", "straße", "ｄｅｒ", "οδοσ", "οδος", "οδ"]) {
    const { items } = await listInstalled(scope, { search });
    assert.deepEqual(items.map((item) => item.name), [name], search);
  }
});

Deno.test("listInstalled() filters by text, category, status and tag", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const blog = await installConnector(
    scope,
    companyBlog({ tags: ["en", "news"] }),
  );
  await installConnector(scope, marketingX({ tags: ["en"] }));
  await updateConnector(scope, blog, { status: "active" });
  const names = async (input: Parameters<typeof listInstalled>[1]) =>
    (await listInstalled(scope, input)).items.map((item) => item.name);
  assert.deepEqual(await names({ search: "BLOG company" }), ["Company blog"]);
  assert.deepEqual(await names({ search: "x (twitter)" }), ["Marketing X"]);
  assert.deepEqual(await names({ search: "nothing like it" }), []);
  assert.deepEqual(await names({ category: "social" }), ["Marketing X"]);
  assert.deepEqual(await names({ status: "active" }), ["Company blog"]);
  assert.deepEqual(await names({ status: "error" }), []);
  assert.deepEqual(await names({ tag: "en" }), ["Marketing X", "Company blog"]);
  assert.deepEqual(await names({ tag: "en", status: "active" }), [
    "Company blog",
  ]);
});

Deno.test("listInstalled() follows a change of tags and status in its indexes", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog({ tags: ["old"] }));
  await updateConnector(scope, { id }, { tags: ["new"], status: "active" });
  assert.equal((await listInstalled(scope, { tag: "old" })).items.length, 0);
  assert.equal((await listInstalled(scope, { tag: "new" })).items.length, 1);
  assert.equal(
    (await listInstalled(scope, { status: "inactive" })).items.length,
    0,
  );
});

Deno.test("listInstalled() gives the same object until something changes", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const first = await listInstalled(scope);
  assert.equal(await listInstalled(scope), first);
  await updateConnector(scope, { id }, { tags: [] });
  const second = await listInstalled(scope);
  assert.notEqual(second, first);
  assert.deepEqual(second.items[0]?.tags, []);
});

Deno.test("listInstalled() sees another process's change at once", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await listInstalled(scope);
  await updateConnector({ ...scope, means: app.otherProcess() }, { id }, {
    tags: ["there"],
  });
  assert.deepEqual((await listInstalled(scope)).items[0]?.tags, ["there"]);
});

for (
  const input of [{ limit: 0 }, { limit: 101 }, { limit: 1.5 }, {
    cursor: "made-up",
  }, { cursor: btoa("1:zzz") }]
) {
  Deno.test(`listInstalled() refuses ${JSON.stringify(input)}`, async () => {
    await using app = await createTestApp();
    const error = await refusal(
      "validation_failed",
      () => listInstalled(app.scopeOf("member"), input),
    );
    assert.deepEqual(Object.keys(error.errors ?? {}), Object.keys(input));
  });
}

Deno.test("listInstalled() and findConnector() keep tenants apart", async () => {
  await using app = await createTestApp();
  const { id } = await installConnector(app.scopeOf("admin"), companyBlog());
  const stranger = app.scopeOf("owner", "globex");
  assert.equal((await listInstalled(stranger)).items.length, 0);
  await refusal("not_found", () => findConnector(stranger, id));
});

Deno.test("listPublishTargets() shows active connectors and what they can do", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const blog = await installConnector(scope, companyBlog());
  await installConnector(scope, marketingX());
  assert.deepEqual((await listPublishTargets(scope)).items, []);
  await updateConnector(scope, blog, { status: "active" });
  const { items } = await listPublishTargets(app.scopeOf("member"));
  assert.equal(items.length, 1);
  assert.deepEqual(Object.keys(items[0]!), [
    "id",
    "name",
    "catalogKey",
    "catalogName",
    "icon",
    "capabilities",
  ]);
  assert.equal(items[0]!.capabilities.postText, true);
});

Deno.test("listPublishTargets() filters by a capability that entries have", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await updateConnector(scope, { id }, { status: "active" });
  assert.equal(
    (await listPublishTargets(scope, { capability: "postText" })).items.length,
    1,
  );
  assert.equal(
    (await listPublishTargets(scope, { capability: "teleport" })).items.length,
    0,
  );
  assert.equal(
    (await listPublishTargets(scope, { capability: "constructor" })).items
      .length,
    0,
  );
});

Deno.test("countInstalled() counts by status and by kind", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const blog = await installConnector(scope, companyBlog());
  const x = await installConnector(scope, marketingX());
  await updateConnector(scope, blog, { status: "active" });
  assert.deepEqual(await countInstalled(scope), {
    total: 2,
    byStatus: { inactive: 1, active: 1, error: 0 },
    byCatalogKey: { twitter: 1, wordpress: 1 },
  });
  await removeConnector(scope, x);
  const counts = await countInstalled(scope);
  assert.equal(counts.total, 1);
  assert.equal(counts.byCatalogKey.twitter, 0);
});

Deno.test("a connector whose key is lost is set to error, and the rest of the list still works", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const blog = await installConnector(scope, companyBlog());
  await updateConnector(scope, blog, { status: "active" });
  await installConnector(scope, marketingX());
  const later = { ...scope, means: app.otherProcess({ keys: "other" }) };
  const { items } = await listInstalled(later);
  assert.deepEqual(items.map((item) => item.status), ["inactive", "error"]);
  assert.match(items[1]!.statusReason ?? "", /key k1/);
  assert.deepEqual((await listPublishTargets(later)).items, []);
  const [event] = await app.auditEvents();
  assert.equal(event?.action, "connector.fail");
  assert.equal(event?.actor.kind, "system");
});

Deno.test("a connector whose key comes back is what it was before, by itself, wherever it is looked at first", async () => {
  for (const look of [listInstalled, listPublishTargets]) {
    await using app = await createTestApp();
    const scope = app.scopeOf("admin");
    const active = await installConnector(scope, companyBlog());
    await updateConnector(scope, active, { status: "active" });
    const inactive = await installConnector(
      scope,
      marketingX({ auth: X_AUTH }),
    );
    const broken = await installConnector(scope, companyBlog({ name: "Old" }));
    await updateConnector(scope, broken, { status: "error" });
    await listInstalled({
      ...scope,
      means: app.otherProcess({ keys: "other" }),
    });

    await look({ ...scope, means: app.otherProcess() });
    const { items } = await listPublishTargets(scope);
    assert.deepEqual(items.map(({ id }) => id), [active.id]);
    const back = await findConnector(scope, inactive.id);
    assert.deepEqual([back.status, back.statusReason], ["inactive", null]);
    assert.equal((await findConnector(scope, broken.id)).status, "error");
    const events = await app.auditEvents();
    const recovered = events.filter(({ action }) =>
      action === "connector.recover"
    );
    assert.deepEqual(recovered.map(({ target }) => target.id).toSorted(), [
      active.id,
      inactive.id,
    ]);
    assert.ok(recovered.every(({ actor }) => actor.kind === "system"));
  }
});

Deno.test("two processes with different keys do not undo each other's finding at each look", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await updateConnector(scope, { id }, { status: "active" });
  const without = { ...scope, means: app.otherProcess({ keys: "other" }) };
  const before = (await app.auditEvents()).length;
  for (let n = 0; n < 5; n++) {
    const { items: [lost] } = await listInstalled(without);
    assert.equal(lost?.status, "error");
    assert.match(lost?.statusReason ?? "", /key k1/);
    assert.deepEqual((await listPublishTargets(without)).items, []);
    const { items: [read] } = await listInstalled(scope);
    assert.deepEqual([read?.status, read?.statusReason], ["active", null]);
  }
  const news = (await app.auditEvents()).slice(0, -before);
  assert.deepEqual(news.map(({ action }) => action), [
    "connector.recover",
    "connector.fail",
  ]);
});

Deno.test("withReadableAuth() gives what was deleted meanwhile as it was, so that a list goes on", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const stored = await readConnector(app.means, scope.tenant.id, id);
  assert.ok(stored);
  await removeConnector(scope, { id });
  const without = { ...scope, means: app.otherProcess({ keys: "other" }) };
  assert.equal(await withReadableAuth(without, stored), stored);
  const failed = { ...stored, status: "error", failedBy: "secret" } as const;
  assert.equal(await withReadableAuth(scope, failed), failed);
});

Deno.test("a connector that lost a credential meanwhile does not come back as active", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  await updateConnector(scope, { id }, { status: "active" });
  const without = { ...scope, means: app.otherProcess({ keys: "other" }) };
  assert.equal((await findConnector(without, id)).status, "error");
  await updateConnector(without, { id }, {
    auth: { username: null, application_password: null },
  });
  assert.equal((await findConnector(scope, id)).status, "inactive");
});

Deno.test("a connector with a damaged credential cannot be activated, and says which field", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const key = ["tenant", scope.tenant.id, "connectors", id];
  const stored = (await app.means.kv.get<
    { auth: Record<string, { ciphertext: Uint8Array }> }
  >(key)).value!;
  stored.auth.username!.ciphertext[0]! ^= 1;
  await app.means.kv.set(key, stored);
  const error = await refusal(
    "conflict",
    () => updateConnector(scope, { id }, { status: "active" }),
  );
  assert.match(error.message, /username/);
  const after = await findConnector(scope, id);
  assert.equal(after.status, "error");
  assert.match(after.statusReason ?? "", /username/);
});

Deno.test("validateConfig() says what install would say, and stores nothing", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("member");
  const good = await validateConfig(scope, {
    catalogKey: "wordpress",
    config: companyBlog().config,
  });
  assert.deepEqual(good, { valid: true, errors: {} });
  const bad = await validateConfig(scope, {
    catalogKey: "linkedin",
    config: { account_type: "company", account_label: "Acme" },
  });
  assert.equal(bad.valid, false);
  assert.deepEqual(Object.keys(bad.errors), ["config.company_id"]);
  await refusal(
    "not_found",
    () => validateConfig(scope, { catalogKey: "no", config: {} }),
  );
});
