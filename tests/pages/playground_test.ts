import assert from "node:assert/strict";
import { createTestApp } from "../harness.ts";
import { type Fields, signedIn, textOf, visitor } from "./visit.ts";

const PAGE = "/catalog/playground";

const TAGS = JSON.stringify({
  properties: {
    tags: {
      type: "array",
      title: "Tags",
      items: { type: "string", title: "Tag", minLength: 2 },
    },
    key: { type: "string", title: "Key", writeOnly: true },
  },
});

/** What the page says that the form comes to. */
function valueOf(html: string): unknown {
  const [, text = ""] = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(html) ?? [];
  return JSON.parse(text.replaceAll("&quot;", '"') || "null");
}

async function play(fields: Fields) {
  await using app = await createTestApp({ mode: "demo" });
  const { status, html } = await (await signedIn(app, "admin")).post(
    PAGE,
    fields,
  );
  return { status, html };
}

Deno.test("the playground shows form, value and errors of a schema, without scripts", async () => {
  const { status, html } = await play({
    schema: TAGS,
    "config.tags.0": "news",
    "config.tags.1": "x",
  });
  assert.equal(status, 200);
  assert.deepEqual(valueOf(html), { tags: ["news", "x"] });
  assert.match(html, /value="news"/);
  assert.match(textOf(html), /config\.tags\.1 .* 2 characters/);
});

Deno.test("the playground adds, moves and removes rows by buttons, and keeps what was typed", async () => {
  const typed = {
    schema: TAGS,
    "config.tags.0": "one",
    "config.tags.1": "two",
  };
  const added = await play({ ...typed, do: "add:config.tags" });
  assert.match(added.html, /<input[^>]*name="config\.tags\.2"[^>]*autofocus/);
  assert.match(textOf(added.html), /Tag 3 added/);
  const moved = await play({ ...typed, do: "down:config.tags.0" });
  assert.deepEqual(valueOf(moved.html), { tags: ["two", "one"] });
  assert.match(textOf(moved.html), /Moved to place 2 of 2/);
  const removed = await play({ ...typed, do: "remove:config.tags.0" });
  assert.deepEqual(valueOf(removed.html), { tags: ["two"] });
});

Deno.test("the playground shows no secret that was typed, neither at its field nor in the value", async () => {
  const { html } = await play({
    schema: TAGS,
    "kept:config.key": "",
    "config.key": "test-password",
  });
  assert.doesNotMatch(html, /test-password/);
  assert.deepEqual(valueOf(html), { key: "(secret)" });
});

Deno.test("the playground says why a text makes no form", async () => {
  for (
    const [schema, reason] of [
      ["{", /This is no JSON/],
      ["[]", /A schema is an object, true or false/],
      ['{"type":"string","pattern":"("}', /Cannot compile/],
      [`{"enum":["${"x".repeat(300_000)}"]}`, /too large/],
      [
        "[".repeat(200) + "]".repeat(200),
        /A schema is an object, true or false/,
      ],
      ['{"not":'.repeat(200) + "{}" + "}".repeat(200), /nested too deep/],
      ['{"$ref":"https://example.com/schema"}', /Cannot/],
    ] as const
  ) {
    const { status, html } = await play({ schema });
    assert.equal(status, 200);
    assert.match(textOf(html), reason);
    assert.doesNotMatch(html, /Value as JSON/);
  }
});

Deno.test("the playground draws schemas that are no object", async () => {
  for (const schema of ["true", "{}", '{"type":"integer"}', '{"enum":[1]}']) {
    const { status, html } = await play({ schema });
    assert.equal(status, 200, schema);
    assert.match(html, /Value as JSON/, schema);
  }
});

Deno.test("the playground is linked from the catalog for admins, and gives examples", async () => {
  await using app = await createTestApp({ mode: "development" });
  const admin = await signedIn(app, "admin");
  assert.match((await admin.get("/catalog")).html, /\/catalog\/playground"/);
  const { status, html } = await admin.get(`${PAGE}?example=widgets`);
  assert.equal(status, 200);
  assert.match(textOf(html), /Every control/);
  const member = await signedIn(app, "member");
  assert.doesNotMatch((await member.get("/catalog")).html, /playground/);
});

Deno.test("the playground is not there in production, and is for nobody who is not signed in", async () => {
  await using app = await createTestApp({ mode: "production" });
  const admin = await signedIn(app, "admin");
  assert.equal((await admin.get(PAGE)).status, 404);
  assert.equal((await admin.post(PAGE, { schema: "{}" })).status, 404);
  assert.doesNotMatch((await admin.get("/catalog")).html, /playground/);
  await using demo = await createTestApp({ mode: "demo" });
  assert.equal((await visitor(demo).get(PAGE)).status, 303);
});
