import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { ErrorSummary } from "../../components/forms/ErrorSummary.tsx";
import { SchemaFields } from "../../components/forms/SchemaFields.tsx";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import type { FieldErrors } from "../../lib/errors.ts";
import { decodeAuth } from "../../lib/forms/decode_auth.ts";
import { decodeConfig } from "../../lib/forms/decode.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toInitialValue } from "../../lib/forms/form_text.ts";
import { compileValidator, validatorOf } from "../../lib/forms/validate.ts";
import { seedEntries, type SeedKey } from "./seed_entries.ts";
import { controlsOf, submit } from "./submit.ts";

function render(schema: JsonSchema, value: unknown, errors: FieldErrors = {}) {
  const tree = toFieldTree(schema);
  return renderToString(
    <SchemaFields tree={tree} value={value} errors={errors} base="" />,
  );
}

/** What comes back when the form of a value is sent without a change. */
function roundTrip(schema: JsonSchema, value: unknown): unknown {
  return decodeConfig(submit(render(schema, value)), toFieldTree(schema));
}

const SEED_VALUES: Readonly<Record<SeedKey, readonly unknown[]>> = {
  twitter: [
    { account_label: "@acme" },
    { account_label: '@a&b <"c">', post_defaults: {} },
    { account_label: "@acme", post_defaults: { append_hashtags: [] } },
    {
      account_label: "@acme",
      post_defaults: {
        append_hashtags: ["#news", "tech", "a", "b", "c"],
        include_link_preview: false,
      },
    },
    { account_label: "@acme", post_defaults: { include_link_preview: true } },
  ],
  wordpress: [
    { base_url: "https://blog.example.com", site_label: "Blog" },
    {
      base_url: "https://blog.example.com/a?b=1&c=2",
      site_label: "Blog ünd “more”",
      default_status: "pending",
      default_category: "",
      author_id: 7,
    },
  ],
  linkedin: [
    { account_type: "personal", account_label: "Acme" },
    { account_type: "company", account_label: "Acme", company_id: "1234" },
  ],
  medium: [
    { publication_label: "Acme" },
    { publication_label: "Acme", default_publish_status: "unlisted" },
  ],
};

for (const [key, entry] of Object.entries(seedEntries())) {
  const values = Object.entries(SEED_VALUES).find(([k]) => k === key)?.[1] ??
    [];
  for (const [index, value] of values.entries()) {
    Deno.test(`SchemaFields() and decodeConfig() keep value ${index + 1} of ${key}`, () => {
      assert.equal(validatorOf(entry, "config")(value, "config"), null);
      assert.deepEqual(roundTrip(entry.configSchema, value), value);
    });
  }
}

/** Schemas beyond the seeds, with values that a form could lose. */
const CASES: Readonly<
  Record<string, readonly [JsonSchema, readonly unknown[]]>
> = {
  "texts": [
    { properties: { a: { type: "string" }, b: { type: "string" } } },
    [{}, { a: "" }, { a: " x " }, { a: "1\n2" }, { a: "<b>&amp;", b: "" }],
  ],
  "numbers": [
    { properties: { n: { type: "number" }, i: { type: "integer" } } },
    [{}, { n: 0 }, { n: -0.1, i: 9007199254740991 }, { n: 1e-7 }],
  ],
  "checkboxes": [
    {
      required: ["c"],
      properties: {
        a: { type: "boolean" },
        b: { type: "boolean", default: true },
        c: { type: "boolean" },
      },
    },
    [{ c: true }, { c: false, a: false, b: false }, {
      a: true,
      b: true,
      c: true,
    }],
  ],
  "choices of any type": [
    { properties: { c: { enum: ["", "a", 1, "1", null, true, { x: 1 }] } } },
    ["", "a", 1, "1", null, true, { x: 1 }].map((c) => ({ c })).concat([]),
  ],
  "titled constants": [
    {
      properties: {
        c: { oneOf: [{ const: 1, title: "One" }, { const: 2, title: "Two" }] },
      },
    },
    [{}, { c: 1 }, { c: 2 }],
  ],
  "lists": [
    {
      properties: {
        t: { type: "array", items: { type: "string" } },
        n: { type: "array", items: { type: "number" } },
        c: { type: "array", items: { enum: ["a", "b"] } },
      },
    },
    [{}, { t: [], n: [] }, { t: ["", "a", ""], n: [0, 1], c: ["b", "a"] }],
  ],
  "parts that are typed as JSON": [
    {
      properties: {
        any: true,
        union: { type: ["string", "null"] },
        objects: { type: "array", items: { type: "object" } },
      },
    },
    [
      { any: "text", union: null },
      { any: "12", union: "null" },
      {
        any: { a: [1, null] },
        objects: [{ a: 1 }, {}],
      },
      { any: 12 },
      { any: "{broken" },
    ],
  ],
  "members without a field": [
    { properties: { a: { type: "string" } }, additionalProperties: true },
    [{ a: "x" }, { a: "x", b: 1, c: { d: [] } }],
  ],
  "names that mislead": [
    JSON.parse(
      `{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"object","properties":{"a.b":{"type":"string"},"a":{"type":"object","properties":{"b":{"type":"string"}}}}},"x\\\\":{"type":"string"}}}`,
    ),
    [
      {},
      JSON.parse(
        `{"__proto__":"p","constructor":{"a.b":"1","a":{"b":"2"}},"x\\\\":"y"}`,
      ),
    ],
  ],
};

for (const [what, [schema, values]] of Object.entries(CASES)) {
  for (const value of values) {
    Deno.test(`SchemaFields() and decodeConfig() keep ${what}: ${JSON.stringify(value)}`, () => {
      assert.equal(compileValidator(schema)(value, "config"), null);
      assert.deepEqual(roundTrip(schema, value), value);
    });
  }
}

Deno.test("SchemaFields() keeps stored members that the schema does not name, also where it invites none", () => {
  const { medium } = seedEntries();
  const value = { publication_label: "Acme", old: { a: [1] } };
  assert.deepEqual(roundTrip(medium.configSchema, value), value);
  const html = render(medium.configSchema, { publication_label: "Acme" });
  assert.ok(!html.includes("Other values"));
});

Deno.test("SchemaFields() shows errors inside a JSON part at its control", () => {
  const schema = {
    properties: { servers: { type: "array", items: { required: ["host"] } } },
    additionalProperties: { type: "number" },
  };
  const value = { servers: [{}], port: "x" };
  const errors = compileValidator(schema)(value, "config") ?? {};
  const html = render(schema, value, errors);
  assert.ok(html.includes("0.host: Fill in &quot;Host&quot;"), html);
  assert.ok(html.includes("port: Enter a number"), html);
  assert.equal(html.match(/aria-invalid="true"/g)?.length, 2);
});

Deno.test("SchemaFields() gives every leaf a control and a label of its own", () => {
  for (const [key, entry] of Object.entries(seedEntries())) {
    const tree = toFieldTree(entry.configSchema);
    const html = render(entry.configSchema, toInitialValue(tree));
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, key);
    for (const { attributes } of controlsOf(html)) {
      if (attributes.type === "hidden") continue;
      const { id = "", "aria-label": ariaLabel } = attributes;
      const isNamed = ariaLabel !== undefined ||
        html.includes(`for="${id}"`) || attributes.type === "checkbox";
      assert.ok(isNamed, `${key} ${id}`);
      for (const note of (attributes["aria-describedby"] ?? "").split(" ")) {
        assert.ok(note === "" || ids.includes(note), `${key} ${note}`);
      }
    }
    assert.ok(!/\s(style|on\w+)=/.test(html), "no inline style or handler");
  }
});

Deno.test("SchemaFields() sets the native constraints of the schema", () => {
  const { wordpress, linkedin } = seedEntries();
  const find = (schema: JsonSchema, name: string) =>
    controlsOf(render(schema, {})).find((c) => c.attributes.name === name)
      ?.attributes ?? {};
  const url = find(wordpress.configSchema, "config.base_url");
  assert.equal(url.type, "url");
  assert.equal(url.maxLength ?? url.maxlength, "2048");
  assert.equal(url.placeholder, "https://blog.example.com");
  assert.ok("required" in url);
  assert.ok(new RegExp(`^(?:${url.pattern})$`, "v").test("https://a.example"));
  const author = find(wordpress.configSchema, "config.author_id");
  assert.deepEqual([author.type, author.min, author.step], [
    "number",
    "1",
    "1",
  ]);
  assert.ok(!("required" in author));
  assert.ok("pattern" in find(linkedin.configSchema, "config.company_id"));
});

Deno.test("SchemaFields() shows what was typed, valid or not, with its errors", () => {
  const { wordpress } = seedEntries();
  const tree = toFieldTree(wordpress.configSchema);
  const typed = {
    "config.base_url": "blog.example",
    "config.site_label": "x",
    "config.default_status": "gone",
    "config.author_id": "twelve",
  };
  const first = submit(render(wordpress.configSchema, {}), typed);
  const value = decodeConfig(first, tree);
  const errors = validatorOf(wordpress, "config")(value, "config") ?? {};
  assert.deepEqual(Object.keys(errors).sort(), Object.keys(typed).sort());

  const html = render(wordpress.configSchema, value, errors);
  const again = submit(html);
  for (const [name, text] of Object.entries(typed)) {
    assert.equal(again.get(name), text);
    const control = controlsOf(html).find((c) => c.attributes.name === name);
    assert.equal(control?.attributes["aria-invalid"], "true");
    const [note] = control?.attributes["aria-describedby"]?.split(" ") ?? [];
    const [sentence = ""] = errors[name] ?? [];
    const shown = html.slice(html.indexOf(`id="${note}"`)).split("</div>")[0];
    assert.ok(shown?.includes(sentence), sentence);
  }
});

Deno.test("SchemaFields() marks what is optional, and not what another answer may require", () => {
  const html = render(seedEntries().linkedin.configSchema, {});
  const labelOf = (name: string) =>
    html.slice(html.indexOf(`for="field-config-${name}"`)).split("</label>")[0];
  assert.ok(!labelOf("account_label")?.includes("optional"));
  assert.ok(!labelOf("company_id")?.includes("optional"));
  const medium = render(seedEntries().medium.configSchema, {});
  assert.ok(medium.includes(">optional<"));
});

Deno.test("SchemaFields() starts new forms with the schema's defaults", () => {
  const { twitter, linkedin } = seedEntries();
  assert.deepEqual(toInitialValue(toFieldTree(linkedin.configSchema)), {
    account_type: "personal",
  });
  const value = toInitialValue(toFieldTree(twitter.configSchema));
  assert.deepEqual(value, { post_defaults: { include_link_preview: true } });
  assert.deepEqual(roundTrip(twitter.configSchema, value), value);
});

function renderAuth(errors: FieldErrors = {}) {
  return renderToString(
    <SchemaFields
      tree={toFieldTree(seedEntries().wordpress.authSchema, "auth")}
      value={{ username: "test-user", application_password: "test-password" }}
      errors={errors}
      secrets={{
        username: { set: true, updatedAt: "2026-11-23T10:00:00.000Z" },
        application_password: { set: false, updatedAt: null },
      }}
      base=""
    />,
  );
}

Deno.test("SecretControl() shows that a secret is set, and never a value", () => {
  const html = renderAuth();
  assert.ok(!html.includes("test-user") && !html.includes("test-password"));
  assert.match(
    html,
    /Set on <time datetime="2026-11-23T10:00:00.000Z">2026-11-23/,
  );
  assert.equal(html.match(/Leave empty to keep it/g)?.length, 1);
  const secrets = controlsOf(html).filter((c) =>
    c.attributes.type === "password"
  );
  assert.equal(secrets.length, 2);
  for (const { attributes } of secrets) {
    assert.equal(attributes.autocomplete, "new-password");
    assert.ok(!("value" in attributes));
    assert.ok(!("required" in attributes), "credentials may come later");
  }
});

Deno.test("decodeAuth() keeps what is left empty, replaces what is typed, clears what is ticked", () => {
  const tree = toFieldTree(seedEntries().wordpress.authSchema, "auth");
  const decode = (typed: Record<string, string>) =>
    decodeAuth(submit(renderAuth(), typed), tree);
  assert.deepEqual(decode({}), {});
  assert.deepEqual(decode({ "auth.application_password": " test password " }), {
    application_password: " test password ",
  });
  assert.deepEqual(decode({ "remove:auth.username": "true" }), {
    username: null,
  });
  assert.deepEqual(
    decode({ "remove:auth.username": "true", "auth.username": "new" }),
    { username: "new" },
  );
});

Deno.test("ErrorSummary() counts the fields and links to each", () => {
  const { twitter } = seedEntries();
  const trees = [toFieldTree(twitter.configSchema)];
  const errors = {
    name: ["Another connector has this name"],
    "config.account_label": ["Enter at least 2 characters"],
    "config.post_defaults.append_hashtags.1": ["Enter text"],
    "config.other": ['Remove "other": there is no such field'],
  };
  const html = renderToString(
    <ErrorSummary errors={errors} trees={trees} labels={{ name: "Name" }} />,
  );
  assert.ok(html.includes("Four fields need attention"));
  const links = [...html.matchAll(/href="([^"]+)">([^<]+)/g)].map((
    m,
  ) => [m[1], m[2]]);
  assert.deepEqual(links, [
    ["#field-name", "Name"],
    ["#field-config-account_label", "Account label"],
    ["#field-config-post_defaults-append_hashtags-1", "Hashtag 2"],
    ["#field-config-:5c:rest", "Other values"],
  ]);
  assert.ok(html.includes("Remove &quot;other&quot;: there is no such field"));
  assert.match(html, /tabindex="-1"/i);
});

Deno.test("ErrorSummary() is not there without errors", () => {
  assert.equal(renderToString(<ErrorSummary errors={{}} trees={[]} />), "");
});
