import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";
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

const PAGE = "/catalog/wordpress/install";

const FILLED: Fields = {
  name: "Company blog",
  tags: "blog, en",
  "config.base_url": "https://blog.acme.test",
  "config.site_label": "Acme blog",
  "config.default_status": "draft",
  "config.default_category": "",
  "config.author_id": "7",
  "auth.username": "editor",
  "auth.application_password": "test-password",
};

Deno.test("the install page has a labelled field for each place of the schema", async () => {
  await using app = await createTestApp();
  const { status, html } = await (await signedIn(app, "admin")).get(PAGE);
  assert.equal(status, 200);
  assert.equal(titleOf(html), "Add WordPress · Connectors");
  for (const name of Object.keys(FILLED)) {
    assert.match(html, new RegExp(`name="${name.replaceAll(".", "\\.")}"`));
  }
  for (
    const label of [
      "Name",
      "Site address",
      "Site label",
      "Application password",
      "Tags",
    ]
  ) {
    assert.match(textOf(html), new RegExp(label));
  }
});

Deno.test("the install page adds a connector without scripts, and says so once", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  const answer = await admin.post(PAGE, FILLED);
  assert.equal(answer.status, 303);
  const list = await admin.follow(answer);
  assert.equal(toastOf(list.html), "Company blog is added");
  assert.match(
    textOf(list.html),
    /Company blog WordPress · blog\.acme\.test Inactive/,
  );
  assert.equal(toastOf((await admin.get("/installed")).html), "");

  const { items: [added] } = await listInstalled(app.scopeOf("admin"));
  assert.deepEqual(added?.config, {
    base_url: "https://blog.acme.test",
    site_label: "Acme blog",
    default_status: "draft",
    author_id: 7,
  });
  assert.deepEqual(added?.tags, ["blog", "en"]);
  assert.equal(added?.authComplete, true);
});

Deno.test("the install page warns before a service that takes nobody new", async () => {
  await using app = await createTestApp();
  const { html } = await (await signedIn(app, "admin")).get(
    "/catalog/medium/install",
  );
  assert.match(textOf(html), /Medium gives no access to new teams any more/);
});

Deno.test("the install page comes back with all that was typed, three errors at their fields and no secret", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.post(PAGE, {
    ...FILLED,
    "config.base_url": "blog.acme.test",
    "config.site_label": "x",
    "config.author_id": "0",
  });
  assert.equal(status, 400);
  assert.match(
    textOf(html),
    /Three fields need attention Site address Site label Author ID/,
  );
  assert.match(html, /href="#field-config-base_url"/);
  for (
    const id of ["config-base_url", "config-site_label", "config-author_id"]
  ) {
    assert.notEqual(errorAt(html, id), "", id);
  }
  assert.equal(valueOf(html, "name"), "Company blog");
  assert.equal(valueOf(html, "tags"), "blog, en");
  assert.equal(valueOf(html, "config.base_url"), "blog.acme.test");
  assert.equal(valueOf(html, "config.author_id"), "0");
  assert.equal(valueOf(html, "auth.application_password"), "");
  assert.doesNotMatch(html, /test-password/);
  assert.equal((await listInstalled(app.scopeOf("admin"))).items.length, 0);
});

Deno.test("the install page keeps what stands for a number and is none", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.post(PAGE, {
    ...FILLED,
    "config.author_id": "seven",
  });
  assert.equal(status, 400);
  assert.equal(valueOf(html, "config.author_id"), "seven");
});

Deno.test("the install page refuses a name that is taken, at the name", async () => {
  await using app = await createTestApp();
  await installConnector(app.scopeOf("admin"), companyBlog());
  const admin = await signedIn(app, "admin");
  const { status, html } = await admin.post(PAGE, {
    ...FILLED,
    name: "  Company BLOG",
  });
  assert.equal(status, 409);
  assert.match(errorAt(html, "name"), /Another connector has this name/);
});

Deno.test("the install page says 413 where the form is over the limit", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  const { status } = await admin.post(PAGE, {
    ...FILLED,
    tags: "x".repeat(70_000),
  });
  assert.equal(status, 413);
});

Deno.test("the install page says 415 to what is no form", async () => {
  await using app = await createTestApp();
  const response = await app.request(PAGE, {
    method: "POST",
    body: "{}",
    headers: {
      cookie: await app.cookieOf("admin"),
      "content-type": "application/json",
    },
  });
  assert.equal(response.status, 415);
  await response.body?.cancel();
});

Deno.test("the install page is not found for a kind that there is not", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  assert.equal((await admin.get("/catalog/made-up/install")).status, 404);
  assert.equal(
    (await admin.post("/catalog/made-up/install", FILLED)).status,
    404,
  );
});

Deno.test("the install page sends a stranger to sign in, and back afterwards", async () => {
  await using app = await createTestApp();
  const stranger = visitor(app);
  const { status, headers } = await stranger.get(PAGE);
  assert.equal(status, 303);
  assert.equal(
    headers.get("location"),
    `/sign-in?next=${encodeURIComponent(PAGE)}`,
  );
  assert.equal(
    (await stranger.post(PAGE, FILLED)).headers.get("location"),
    "/sign-in",
  );
});

Deno.test("the install page is forbidden to a member, also by POST", async () => {
  await using app = await createTestApp();
  const member = await signedIn(app, "member");
  const { status, html } = await member.get(PAGE);
  assert.equal(status, 403);
  assert.match(textOf(html), /Not allowed .* ask an admin or an owner of Acme/);
  assert.equal((await member.post(PAGE, FILLED)).status, 403);
  assert.equal((await listInstalled(app.scopeOf("admin"))).items.length, 0);
});

Deno.test("the install page refuses a form that another site sends", async () => {
  await using app = await createTestApp();
  const response = await app.request(PAGE, {
    method: "POST",
    body: new URLSearchParams({ name: "Company blog" }),
    headers: {
      cookie: await app.cookieOf("admin"),
      "sec-fetch-site": "cross-site",
    },
  });
  assert.equal(response.status, 403);
  await response.body?.cancel();
});
