import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { signedIn, textOf, titleOf, valueOf, visitor } from "./visit.ts";

async function seeded(app: TestApp): Promise<void> {
  const admin = app.scopeOf("admin");
  const { id } = await installConnector(admin, companyBlog());
  await updateConnector(admin, { id }, { status: "active" });
  await installConnector(admin, marketingX());
}

Deno.test("the start leads to the catalog", async () => {
  await using app = await createTestApp();
  const { status, headers } = await (await signedIn(app, "member")).get("/");
  assert.deepEqual([status, headers.get("location")], [302, "/catalog"]);
});

Deno.test("the catalog shows each kind, what it can do, how it signs in and how many there are", async () => {
  await using app = await createTestApp();
  await seeded(app);
  const { html } = await (await signedIn(app, "admin")).get("/catalog");
  const text = textOf(html);
  assert.equal(titleOf(html), "Catalog · Connectors");
  assert.match(text, /All 4 Social 2 Web 2/);
  assert.match(
    text,
    /WordPress Web · Application password .* HTML .* 1 installed Add WordPress/,
  );
  assert.match(text, /X \(Twitter\) Social · OAuth Paid .* 280 characters/);
});

Deno.test("the catalog is searched and filtered by its address, and says when nothing fits", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  const found = await admin.get("/catalog?search=word");
  assert.equal(valueOf(found.html, "search"), "word");
  assert.match(found.html, /data-found="1 service"/);
  assert.match(
    (await admin.get("/catalog?category=social")).html,
    /data-found="2 services"/,
  );
  assert.match(
    textOf((await admin.get("/catalog?search=zzz")).html),
    /No service matches/,
  );
});

Deno.test("installed shows states, what is missing, and counts", async () => {
  await using app = await createTestApp();
  await seeded(app);
  const { html } = await (await signedIn(app, "admin")).get("/installed");
  const text = textOf(html);
  assert.match(text, /All 2 Active 1 Inactive 1 Error 0/);
  assert.match(
    text,
    /Marketing X X \(Twitter\) · @acme Inactive Sign-in is missing/,
  );
  assert.match(html, /aria-current="page"[^>]*>Installed<span[^>]*>2</);
});

Deno.test("installed is filtered by text, status and tag", async () => {
  await using app = await createTestApp();
  await seeded(app);
  const admin = await signedIn(app, "admin");
  for (
    const query of [
      "search=company",
      "status=active",
      "tag=blog",
      "category=web",
    ]
  ) {
    const { html } = await admin.get(`/installed?${query}`);
    assert.match(html, /data-found="1 connector"/, query);
    assert.match(textOf(html), /Company blog/, query);
  }
  assert.match(
    textOf((await admin.get("/installed?tag=none")).html),
    /No connector matches .* Show all/,
  );
});

Deno.test("installed leads on by cursor, and back to the newest", async () => {
  await using app = await createTestApp();
  const admin = app.scopeOf("admin");
  for (let i = 0; i < 51; i++) {
    await installConnector(admin, marketingX({ name: `Channel ${i}` }));
  }
  const visits = await signedIn(app, "admin");
  const first = await visits.get("/installed");
  assert.match(first.html, /data-found="50 connectors, and more"/);
  const [, href = ""] = /href="(\/installed\?cursor=[^"]+)"/.exec(first.html) ??
    [];
  const next = await visits.get(href);
  assert.match(next.html, /data-found="1 connector"/);
  assert.match(textOf(next.html), /Channel 0 .* Newest/);
});

Deno.test("installed refuses a made-up cursor and a status that there is not", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  assert.equal((await admin.get("/installed?cursor=abc")).status, 400);
  assert.equal((await admin.get("/installed?status=paused")).status, 400);
});

Deno.test("an empty tenant is told what to do next, by what its people may do", async () => {
  await using app = await createTestApp();
  const admin = await (await signedIn(app, "admin")).get("/installed");
  assert.match(textOf(admin.html), /Nothing is connected yet .* Add connector/);
  const member = await (await signedIn(app, "member")).get("/installed");
  assert.match(
    textOf(member.html),
    /Nothing is connected yet An admin or an owner can add/,
  );
});

Deno.test("publish targets are the active connectors, by what they can do", async () => {
  await using app = await createTestApp();
  const member = await signedIn(app, "member");
  assert.match(
    textOf((await member.get("/publish-targets")).html),
    /Nowhere to publish yet/,
  );
  await seeded(app);
  const text = textOf((await member.get("/publish-targets")).html);
  assert.match(text, /Company blog WordPress Text Media HTML/);
  assert.doesNotMatch(text, /Marketing X/);
  const none = await member.get("/publish-targets?capability=postMarkdown");
  assert.match(textOf(none.html), /No active connector can do this/);
});

Deno.test("a member sees no control that would be refused", async () => {
  await using app = await createTestApp();
  await seeded(app);
  const member = await signedIn(app, "member");
  for (const path of ["/catalog", "/installed", "/publish-targets"]) {
    const { html } = await member.get(path);
    assert.doesNotMatch(
      html,
      /data-install|data-configure|data-delete|data-status-of/,
      path,
    );
    assert.doesNotMatch(html, /Add connector|href="\/tokens"/, path);
  }
});

Deno.test("another tenant's connectors are on no page", async () => {
  await using app = await createTestApp();
  await seeded(app);
  const other = await signedIn(app, "owner", "globex");
  for (
    const path of [
      "/catalog",
      "/installed",
      "/installed?search=blog",
      "/publish-targets",
    ]
  ) {
    assert.doesNotMatch(
      (await other.get(path)).html,
      /Company blog|1 installed/,
      path,
    );
  }
});

Deno.test("every page sends a stranger to sign in, with the way back", async () => {
  await using app = await createTestApp();
  const stranger = visitor(app);
  for (
    const path of [
      "/catalog?search=x",
      "/installed",
      "/publish-targets",
      "/tokens",
    ]
  ) {
    const { status, headers } = await stranger.get(path);
    assert.equal(status, 303, path);
    assert.equal(
      headers.get("location"),
      `/sign-in?next=${encodeURIComponent(path)}`,
    );
  }
});

Deno.test("text from people is text, whatever it says", async () => {
  await using app = await createTestApp();
  const name = `<img src=x onerror=alert(1)> "quoted" & co`;
  await installConnector(
    app.scopeOf("admin"),
    companyBlog({ name, tags: ["</script><b>"] }),
  );
  const { html } = await (await signedIn(app, "admin")).get("/installed");
  assert.doesNotMatch(html, /<img src=x|<\/script><b>/);
  assert.match(textOf(html), /<img src=x onerror=alert\(1\)> "quoted" & co/);
});

Deno.test("below a base path every address begins with it", async () => {
  await using app = await createTestApp({ basePath: "/features/connectors" });
  await seeded(app);
  const admin = await signedIn(app, "admin");
  for (
    const path of [
      "/catalog",
      "/installed",
      "/publish-targets",
      "/tokens",
      "/catalog/wordpress/install",
    ]
  ) {
    const { status, html } = await admin.get(path);
    assert.equal(status, 200, path);
    for (
      const [, address = ""] of html.matchAll(
        / (?:href|action|src)="(\/[^"]*)"/g,
      )
    ) {
      assert.ok(
        address.startsWith("/features/connectors"),
        `${path} has ${address}`,
      );
    }
  }
  assert.match(
    (await visitor(app).get("/installed")).headers.get("location") ?? "",
    /^\/features\/connectors\/sign-in/,
  );
});
