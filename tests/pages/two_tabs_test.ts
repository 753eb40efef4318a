import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { listTokens } from "../../lib/identity/tokens/list.ts";
import { updateMember } from "../../lib/identity/members/update.ts";
import { toSystemScope } from "../../lib/identity/system_scope.ts";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp, PASSWORD, type TestApp } from "../harness.ts";
import { textOf, valueOf, type Visitor, visitor } from "./visit.ts";

const INSTALL = "/catalog/wordpress/install";

const FILLED = {
  name: "Company blog",
  "config.base_url": "https://blog.acme.test",
  "config.site_label": "Acme blog",
  "auth.username": "editor",
  "auth.application_password": "test-password",
};

/** A person who may write in both tenants, now in Acme. */
async function bothAdmin(app: TestApp): Promise<Visitor> {
  const { tenant, actor } = app.scopeOf("member", "globex");
  const scope = toSystemScope(app.means, tenant);
  await updateMember(scope, actor.id, { role: "admin" });
  const person = visitor(app);
  await person.post("/sign-in", {
    email: "both@demo.test",
    password: PASSWORD,
  });
  return person;
}

function switchTo(app: TestApp, person: Visitor, slug: "acme" | "globex") {
  const role = slug === "acme" ? "admin" : "member";
  const { tenant } = app.scopeOf(role, slug);
  return person.post("/switch-tenant", { tenant: tenant.id });
}

Deno.test("an install form of another tenant is refused where its session is now, keeps what was typed, and works after switching back", async () => {
  await using app = await createTestApp();
  const person = await bothAdmin(app);
  const form = await person.get(INSTALL);
  const drawn_for = valueOf(form.html, "drawn_for") ?? "";
  await switchTo(app, person, "globex");

  const refused = await person.post(INSTALL, { ...FILLED, drawn_for });
  assert.equal(refused.status, 409);
  assert.match(
    textOf(refused.html),
    /in Globex, where you are now.*opened in another tenant/,
  );
  assert.equal(valueOf(refused.html, "name"), "Company blog");
  assert.equal(
    valueOf(refused.html, "config.base_url"),
    "https://blog.acme.test",
  );
  assert.ok(!refused.html.includes("test-password"));
  for (const slug of ["acme", "globex"] as const) {
    const { items } = await listInstalled(app.scopeOf("owner", slug));
    assert.equal(items.length, 0, slug);
  }

  await switchTo(app, person, "acme");
  const again = valueOf(refused.html, "drawn_for") ?? "";
  const added = await person.post(INSTALL, { ...FILLED, drawn_for: again });
  assert.equal(added.status, 303);
  assert.equal((await listInstalled(app.scopeOf("owner"))).items.length, 1);
});

Deno.test("a form of another tenant is refused for who may only read where the session is now, too", async () => {
  await using app = await createTestApp();
  const person = visitor(app);
  await person.post("/sign-in", {
    email: "both@demo.test",
    password: PASSWORD,
  });
  const drawn_for = app.scopeOf("admin").tenant.id;
  await switchTo(app, person, "globex");
  for (const path of [INSTALL, "/catalog/wordpress/test"]) {
    const { html } = await person.post(path, { ...FILLED, drawn_for });
    assert.match(textOf(html), /opened in another tenant/, path);
    assert.equal(valueOf(html, "name"), "Company blog", path);
  }
});

Deno.test("forms that name a connector or make a token change nothing in another tenant, and say why", async () => {
  await using app = await createTestApp();
  const connector = await installConnector(
    app.scopeOf("admin"),
    companyBlog(),
  );
  const person = await bothAdmin(app);
  const drawn_for = app.scopeOf("admin").tenant.id;
  await switchTo(app, person, "globex");
  const page = `/installed/${connector.id}`;
  for (
    const [path, fields, status] of [
      [page, { ...FILLED, version: "1", drawn_for }, 409],
      [`${page}/test`, { ...FILLED, version: "1", drawn_for }, 409],
      [`${page}/status`, { status: "active" }, 404],
      [`${page}/delete`, {}, 404],
      ["/tokens", { name: "Scheduler", role: "member", drawn_for }, 409],
    ] as const
  ) {
    const answer = await person.post(path, fields);
    assert.equal(answer.status, status, path);
    assert.match(textOf(answer.html), /in Globex, where you are now/, path);
  }
  const { items } = await listInstalled(app.scopeOf("admin"));
  assert.deepEqual(items.map(({ version }) => version), [1]);
  const tokens = await listTokens(app.scopeOf("owner", "globex"));
  assert.equal(tokens.items.length, 0);
});
