import assert from "node:assert/strict";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import {
  errorAt,
  type Fields,
  signedIn,
  textOf,
  titleOf,
  toastOf,
  valueOf,
  visitor,
} from "./visit.ts";

const FILLED: Fields = {
  version: "1",
  name: "Company blog",
  tags: "blog",
  "config.base_url": "https://blog.acme.test",
  "config.site_label": "Acme blog",
  "config.author_id": "",
  "auth.username": "",
  "auth.application_password": "",
};

async function installed(app: TestApp): Promise<string> {
  return (await installConnector(app.scopeOf("admin"), companyBlog())).id;
}

Deno.test("the page of a connector shows what is stored, and of credentials only that they are set", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const { status, html } = await (await signedIn(app, "admin")).get(
    `/installed/${id}`,
  );
  assert.equal(status, 200);
  assert.equal(titleOf(html), "Company blog · Connectors");
  assert.equal(valueOf(html, "config.base_url"), "https://blog.acme.test");
  assert.equal(valueOf(html, "version"), "1");
  assert.equal(valueOf(html, "auth.application_password"), "");
  assert.match(textOf(html), /Leave empty to keep it/);
  assert.doesNotMatch(html, /test-password|editor/);
});

Deno.test("the page of a connector saves a change and keeps untouched credentials", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const answer = await admin.post(`/installed/${id}`, {
    ...FILLED,
    name: "Our blog",
    "config.author_id": "3",
  });
  assert.equal(answer.status, 303);
  assert.equal(toastOf((await admin.follow(answer)).html), "Our blog is saved");
  const saved = await findConnector(app.scopeOf("admin"), id);
  assert.deepEqual([saved.name, saved.config.author_id, saved.version], [
    "Our blog",
    3,
    2,
  ]);
  assert.equal(saved.authComplete, true);
});

Deno.test("the page of a connector clears a credential that is ticked for removal", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const { status } = await admin.post(`/installed/${id}`, {
    ...FILLED,
    "remove:auth.username": "true",
  });
  assert.equal(status, 303);
  const { authFields } = await findConnector(app.scopeOf("admin"), id);
  assert.deepEqual([
    authFields.username?.set,
    authFields.application_password?.set,
  ], [false, true]);
});

Deno.test("the page of a connector keeps what was typed when somebody else has saved, and saves it on the second try", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  await updateConnector(app.scopeOf("owner"), { id }, { tags: ["theirs"] });
  const admin = await signedIn(app, "admin");
  const refused = await admin.post(`/installed/${id}`, {
    ...FILLED,
    name: "Mine",
  });
  assert.equal(refused.status, 412);
  assert.match(
    textOf(refused.html),
    /owner has changed it since you opened it\. Nothing was saved/,
  );
  assert.equal(valueOf(refused.html, "name"), "Mine");
  assert.deepEqual((await findConnector(app.scopeOf("admin"), id)).tags, [
    "theirs",
  ]);

  const version = valueOf(refused.html, "version") ?? "";
  const second = await admin.post(`/installed/${id}`, {
    ...FILLED,
    name: "Mine",
    version,
  });
  assert.equal(second.status, 303);
  assert.equal((await findConnector(app.scopeOf("admin"), id)).name, "Mine");
});

Deno.test("the page of a connector marks what is wrong and keeps the rest", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.post(`/installed/${id}`, {
    ...FILLED,
    name: "Another name",
    "config.base_url": "nowhere",
    "auth.application_password": "typed-anew",
  });
  assert.equal(status, 400);
  assert.notEqual(errorAt(html, "config-base_url"), "");
  assert.equal(valueOf(html, "name"), "Another name");
  assert.doesNotMatch(html, /typed-anew/);
});

Deno.test("the page of a connector refuses a form without a version", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const { version: _, ...rest } = FILLED;
  assert.equal((await admin.post(`/installed/${id}`, rest)).status, 400);
});

Deno.test("a status form activates and offers to take it back", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const answer = await admin.post(`/installed/${id}/status`, {
    status: "active",
    next: "/installed?tag=blog",
  });
  assert.equal(answer.headers.get("location"), "/installed?tag=blog");
  const { html } = await admin.follow(answer);
  assert.equal(toastOf(html), "Company blog is active");
  assert.match(html, /Undo/);
  assert.equal(
    (await findConnector(app.scopeOf("admin"), id)).status,
    "active",
  );
});

Deno.test("a status form never leads to another site", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  for (const next of ["https://evil.test/", "//evil.test/", "/\\evil.test"]) {
    const { headers } = await admin.post(`/installed/${id}/status`, {
      status: "inactive",
      next,
    });
    assert.equal(headers.get("location"), "/installed", next);
  }
});

Deno.test("a status form shows at their fields which credentials are missing", async () => {
  await using app = await createTestApp();
  const { id } = await installConnector(app.scopeOf("admin"), marketingX());
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.post(`/installed/${id}/status`, {
    status: "active",
  });
  assert.equal(status, 409);
  assert.match(
    textOf(html),
    /Two fields need attention Client ID Client secret/,
  );
  assert.notEqual(errorAt(html, "auth-client_id"), "");
});

Deno.test("a connector can be marked as error by hand, after a warning and with a reason", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const asks = await admin.get(`/installed/${id}/status`);
  assert.match(
    textOf(asks.html),
    /Mark Company blog as error .* Programs stop finding it/,
  );
  const answer = await admin.post(`/installed/${id}/status`, {
    status: "error",
    statusReason: "The site has moved",
  });
  assert.equal(answer.status, 303);
  assert.match(
    textOf((await admin.follow(answer)).html),
    /Error .*The site has moved/,
  );
});

Deno.test("a status form refuses a word that is no status, and a reason that is too long keeps its text", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  assert.equal(
    (await admin.post(`/installed/${id}/status`, { status: "paused" })).status,
    400,
  );
  const statusReason = "x".repeat(501);
  const { status, html } = await admin.post(`/installed/${id}/status`, {
    status: "error",
    statusReason,
  });
  assert.equal(status, 400);
  assert.equal(valueOf(html, "statusReason"), statusReason);
});

Deno.test("deleting asks first, by name, and then does it", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const admin = await signedIn(app, "admin");
  const asks = await admin.get(`/installed/${id}/delete`);
  assert.match(textOf(asks.html), /Delete Company blog\?/);
  const answer = await admin.post(`/installed/${id}/delete`, {});
  assert.equal(
    toastOf((await admin.follow(answer)).html),
    "Company blog is deleted",
  );
  assert.equal((await admin.get(`/installed/${id}`)).status, 404);
  assert.equal((await admin.post(`/installed/${id}/delete`, {})).status, 404);
});

Deno.test("a member, another tenant and a stranger get nowhere with a connector's pages", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const member = await signedIn(app, "member");
  const other = await signedIn(app, "owner", "globex");
  const stranger = visitor(app);
  const posts: Fields = { ...FILLED, status: "active" };
  for (
    const path of [
      `/installed/${id}`,
      `/installed/${id}/status`,
      `/installed/${id}/delete`,
    ]
  ) {
    assert.equal((await member.get(path)).status, 403, path);
    assert.equal((await member.post(path, posts)).status, 403, path);
    assert.equal((await other.get(path)).status, 404, path);
    assert.equal((await other.post(path, posts)).status, 404, path);
    assert.match(
      (await stranger.get(path)).headers.get("location") ?? "",
      /^\/sign-in/,
    );
    assert.equal(
      (await stranger.post(path, posts)).headers.get("location"),
      "/sign-in",
    );
  }
  const { name, status, version } = await findConnector(
    app.scopeOf("admin"),
    id,
  );
  assert.deepEqual([name, status, version], ["Company blog", "inactive", 1]);
});

Deno.test("a made-up id and another tenant's get the same page but for the request id", async () => {
  await using app = await createTestApp();
  const id = await installed(app);
  const other = await signedIn(app, "owner", "globex");
  const shown = async (path: string) =>
    textOf((await other.get(path)).html).replace(/Request id \S+/, "");
  assert.equal(
    await shown(`/installed/${id}`),
    await shown("/installed/01999999-9999-7999-8999-999999999999"),
  );
});
