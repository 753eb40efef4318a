import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { removeConnector } from "../../lib/connectors/remove.ts";
import { saveCheck } from "../../lib/connectors/save_check.ts";
import { asSystem } from "../../lib/connectors/system_change.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { ConnectorView } from "../../lib/connectors/view.ts";
import { createToken } from "../../lib/identity/tokens/create.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import type { Scope } from "../../lib/scope.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { signedIn, textOf, visitor } from "./visit.ts";

/** The sentences of the page, in their order, without the times. */
function sentencesOf(html: string): string[] {
  const rows = html.match(/<li class="flex items-start[\s\S]*?<\/li>/g) ?? [];
  return rows.map((row) =>
    textOf(row).replace(/ \d+ \w+ \d{4}, [\d:]+ UTC$/, "")
  );
}

/** The link that says how many connectors are broken, as it is read; null where there is none. */
function attentionIn(html: string): { text: string; href: string } | null {
  const found = /<a href="([^"]*status=error)"[^>]*title="([^"]*)"/.exec(
    /<nav id="tabs"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "",
  );
  if (found === null) return null;
  return { href: found[1] ?? "", text: found[2] ?? "" };
}

/** What a regular check does when the service says no. */
async function breakConnector(
  scope: Scope,
  connector: Pick<ConnectorView, "id" | "version">,
): Promise<void> {
  await saveCheck(asSystem(scope), connector, {
    at: scope.means.clock.now().toISOString(),
    state: "failing",
    reason: "rejected",
    detail: "WordPress refused",
    identity: null,
    latencyMs: null,
    learned: {},
  });
}

async function brokenBlog(app: TestApp, name: string): Promise<string> {
  const scope = app.scopeOf("admin");
  const blog = await installConnector(scope, companyBlog({ name }));
  await breakConnector(scope, blog);
  return blog.id;
}

// It works

Deno.test("the activity page says who did what to what, newest first", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, companyBlog());
  const changed = await updateConnector(scope, { id }, {
    name: "Blog",
    tags: [],
    auth: { username: "ada", application_password: "another-password" },
  });
  await breakConnector(scope, changed);
  await createToken(app.scopeOf("owner"), { name: "Bot", role: "admin" });
  const gone = await installConnector(scope, marketingX());
  await removeConnector(scope, { id: gone.id });
  const { status, html } = await (await signedIn(app, "admin"))
    .get("/activity");
  assert.equal(status, 200);
  assert.deepEqual(sentencesOf(html), [
    "admin deleted Marketing X",
    "admin added Marketing X",
    "owner made the API token Bot",
    "Connectors set Blog to error",
    "admin changed Blog : name, tags, credentials",
    "admin added Company blog",
  ]);
  assert.ok(html.includes(`href="/installed/${id}"`));
  assert.ok(!html.includes(`/installed/${gone.id}`), "a link to nothing");
  assert.ok(!html.includes("another-password"));
});

Deno.test("the activity page names the token of a program", async () => {
  await using app = await createTestApp();
  const answer = await app.request("/api/connectors", {
    method: "POST",
    headers: {
      authorization: await app.bearerOf("admin"),
      "content-type": "application/json",
    },
    body: JSON.stringify(companyBlog()),
  });
  assert.equal(answer.status, 201);
  await answer.body?.cancel();
  const { html } = await (await signedIn(app, "owner")).get("/activity");
  assert.equal(sentencesOf(html)[0], "Test (API token) added Company blog");
});

Deno.test("the activity page reads on by cursor, and back", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  for (let n = 0; n < 60; n++) {
    await installConnector(scope, companyBlog({ name: `Blog ${n}` }));
  }
  const admin = await signedIn(app, "admin");
  const first = await admin.get("/activity");
  assert.equal(sentencesOf(first.html).length, 50);
  const next = /href="(\/activity\?cursor=[^"]+)"/.exec(first.html)?.[1] ?? "";
  const second = await admin.get(next);
  const rest = sentencesOf(second.html);
  assert.deepEqual([rest.length, rest.at(-1)], [10, "admin added Blog 0"]);
  assert.match(second.html, /href="\/activity"[^>]*>[\s\S]*?Newest/);
  assert.doesNotMatch(second.html, /Next page/);
});

Deno.test("the activity page says that nothing has happened yet", async () => {
  await using app = await createTestApp();
  const { html } = await (await signedIn(app, "owner")).get("/activity");
  assert.match(textOf(html), /Nothing has happened yet/);
});

Deno.test("the navigation counts the broken ones, and leads to them", async () => {
  await using app = await createTestApp();
  const member = await signedIn(app, "member");
  assert.equal(attentionIn((await member.get("/catalog")).html), null);
  const id = await brokenBlog(app, "First");
  const one = attentionIn((await member.get("/catalog")).html);
  assert.deepEqual(one, {
    href: "/installed?status=error",
    text: "1 needs attention",
  });
  await brokenBlog(app, "Second");
  await installConnector(app.scopeOf("admin"), companyBlog({ name: "Well" }));
  const two = attentionIn((await member.get("/publish-targets")).html);
  assert.equal(two?.text, "2 need attention");
  const list = textOf((await member.get(two?.href ?? "")).html);
  assert.match(list, /First[\s\S]*WordPress refused/);
  assert.doesNotMatch(list, /Well/);
  await removeConnector(app.scopeOf("admin"), { id });
  const left = attentionIn((await member.get("/catalog")).html);
  assert.equal(left?.text, "1 needs attention");
});

Deno.test("the navigation and the activity page lead on below a base path", async () => {
  await using app = await createTestApp({ basePath: "/features/connectors" });
  const id = await brokenBlog(app, "First");
  const { html } = await (await signedIn(app, "owner")).get("/activity");
  const base = "/features/connectors";
  assert.equal(attentionIn(html)?.href, `${base}/installed?status=error`);
  assert.ok(html.includes(`href="${base}/installed/${id}"`));
});

// It refuses bad input

Deno.test("the activity page refuses a made-up cursor", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.get("/activity?cursor=x");
  assert.equal(status, 400);
  assert.match(textOf(html), /the cursor is not one of ours/);
});

// It keeps strangers out

Deno.test("the activity page keeps out members, other tenants and strangers", async () => {
  await using app = await createTestApp();
  await installConnector(app.scopeOf("admin"), companyBlog());
  const member = await (await signedIn(app, "member")).get("/activity");
  assert.equal(member.status, 403);
  assert.doesNotMatch(member.html, /href="\/activity"/);
  const other = await (await signedIn(app, "owner", "globex")).get("/activity");
  assert.deepEqual(sentencesOf(other.html), []);
  const stranger = await visitor(app).get("/activity");
  assert.match(stranger.headers.get("location") ?? "", /^\/sign-in/);
});
