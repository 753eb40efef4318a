import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import type { Field } from "../../lib/forms/field.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { toFormState } from "../../lib/forms/form_state.ts";
import { nearestField } from "../../lib/forms/nearest_field.ts";
import { seedEntries } from "./seed_entries.ts";

function fieldOf(property: unknown): Field {
  const [field] = toFieldTree({ properties: { x: property } }).fields;
  assert.ok(field);
  return field;
}

const KINDS: readonly (readonly [unknown, Field["kind"]])[] = [
  [{ type: "string" }, "text"],
  [{ type: ["string"] }, "text"],
  [{ type: ["string", "null"] }, "text"],
  [{ minLength: 2 }, "text"],
  [{ type: "string", multiline: true }, "textarea"],
  [{ type: "string", format: "uri" }, "url"],
  [{ type: "string", format: "email" }, "email"],
  [{ type: "string", format: "date" }, "date"],
  [{ type: "string", format: "time" }, "time"],
  [{ type: "string", format: "date-time" }, "date-time"],
  [{ type: "string", format: "made-up" }, "text"],
  [{ type: "string", anyOf: [{ format: "ipv4" }, { format: "ipv6" }] }, "text"],
  [{ type: "string", writeOnly: true }, "secret"],
  [{ type: "string", format: "password" }, "secret"],
  [{ type: "string", airbyte_secret: true }, "secret"],
  [{ type: "integer", secret: true }, "secret"],
  [{ type: "string", enum: ["a"] }, "choice"],
  [{ enum: [1, null] }, "choice"],
  [{ oneOf: [{ const: 1 }, { const: 2 }] }, "choice"],
  [{ anyOf: [{ enum: ["a"] }, { type: "null" }] }, "choice"],
  [{ const: 1 }, "choice"],
  [{ oneOf: [{ const: 1 }, { type: "string" }] }, "chooser"],
  [{ type: ["string", "number"] }, "chooser"],
  [
    { oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
    "chooser",
  ],
  [{ type: "boolean" }, "boolean"],
  [{ type: "boolean", enum: [true, false] }, "boolean"],
  [{ type: "number" }, "number"],
  [{ type: ["integer", "number"] }, "number"],
  [{ anyOf: [{ type: "integer" }, { type: "number" }] }, "number"],
  [{ type: "integer" }, "number"],
  [{ minimum: 2 }, "number"],
  [{ type: "array", items: { type: "string" } }, "list"],
  [{ type: "array", items: { type: "object" } }, "list"],
  [{ type: "array", prefixItems: [{}], items: { type: "string" } }, "list"],
  [{ items: [{ type: "string" }] }, "list"],
  [{ type: "array" }, "json"],
  [{ type: "array", items: true }, "json"],
  [{ type: "object", properties: {} }, "object"],
  [{ type: "object" }, "object"],
  [{ properties: {} }, "object"],
  [{ additionalProperties: { type: "string" } }, "object"],
  [{ if: { required: ["a"] }, then: { required: ["b"] } }, "object"],
  [{ if: { type: "string" }, then: { minLength: 2 } }, "json"],
  [{ if: { minimum: 2 }, then: { type: "integer" } }, "json"],
  [{ allOf: [{ type: "string" }, { format: "uri" }] }, "url"],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, "text"],
  [{ oneOf: [{ type: "integer" }] }, "number"],
  [{ type: "made-up" }, "json"],
  [{ $ref: "#/$defs/gone" }, "json"],
  [{ $ref: "https://schemas.example/remote" }, "json"],
  [{ minLength: 1, minimum: 1 }, "json"],
  [{ not: { type: "string" } }, "json"],
  [{}, "json"],
  [true, "json"],
  [null, "json"],
  [7, "json"],
];

for (const [property, kind] of KINDS) {
  Deno.test(`toFieldTree() makes ${kind} of ${JSON.stringify(property)}`, () => {
    assert.equal(fieldOf(property).kind, kind);
  });
}

Deno.test("toFieldTree() keeps the order, names and needs of a seed's schema", () => {
  const tree = toFieldTree(seedEntries().linkedin.configSchema);
  assert.deepEqual(
    tree.fields.map(({ path, label, required, depends }) => [
      path,
      label,
      required,
      depends,
    ]),
    [
      ["config.account_type", "Account type", true, false],
      ["config.account_label", "Account label", true, false],
      ["config.company_id", "Company ID", false, true],
    ],
  );
  assert.equal(tree.others?.open, false);
});

Deno.test("toFieldTree() takes help, default, example and limits from the schema", () => {
  const field = fieldOf({
    type: "integer",
    description: "How many",
    default: 3,
    examples: [5],
    minimum: 1,
    maximum: 9,
    multipleOf: 2,
  });
  assert.deepEqual(field, {
    kind: "number",
    path: "config.x",
    name: "config.x",
    key: "x",
    label: "X",
    help: "How many",
    required: false,
    depends: false,
    nullable: false,
    deprecated: false,
    readOnly: false,
    default: 3,
    placeholder: "5",
    group: undefined,
    integer: true,
    min: 1,
    max: 9,
    multipleOf: 2,
  });
});

Deno.test("toFieldTree() labels options, by value, in order, or by title", () => {
  const labels = (property: unknown) => {
    const field = fieldOf(property);
    assert.ok(field.kind === "choice");
    return field.options.map(({ label }) => label);
  };
  const values = ["a", "b"];
  assert.deepEqual(
    labels({ enum: values, "x-enum-labels": { a: "First" } }),
    ["First", "b"],
  );
  assert.deepEqual(
    labels({ enum: values, "x-enum-labels": ["First", "Second"] }),
    ["First", "Second"],
  );
  assert.deepEqual(
    labels({ oneOf: [{ const: 1, title: "One" }, { const: 2 }] }),
    ["One", "2"],
  );
});

const OPEN: readonly (readonly [JsonSchema, boolean])[] = [
  [{ properties: {} }, false],
  [{}, true],
  [{ type: "object", additionalProperties: false }, false],
  [{ properties: { a: {} }, additionalProperties: { type: "string" } }, true],
  [{ properties: { a: {} }, patternProperties: { "^x": {} } }, true],
  [{ properties: { a: {} }, unevaluatedProperties: false }, false],
  [{ properties: { a: {} }, oneOf: [{ properties: { b: {} } }] }, false],
  [{ oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }, false],
];

for (const [schema, isOpen] of OPEN) {
  Deno.test(`toFieldTree() ${isOpen ? "leaves room" : "has no room"} for other members in ${JSON.stringify(schema)}`, () => {
    assert.equal(toFieldTree(schema).others?.open, isOpen);
  });
}

Deno.test("toFieldTree() never throws, also at depth and on nonsense", () => {
  let deep: JsonSchema = { type: "string" };
  for (let i = 0; i < 500; i++) deep = { properties: { a: deep } };
  const kinds = new Set<string>();
  let field: Field | undefined = toFieldTree(deep);
  while (field) {
    kinds.add(field.kind);
    field = field.kind === "object" ? field.fields[0] : undefined;
  }
  assert.deepEqual([...kinds], ["object", "json"]);
  for (
    const nonsense of [
      { properties: [], required: 1, allOf: 3, then: "x" },
      { properties: { a: [] }, required: [{}] },
      { properties: { a: { type: {}, enum: {}, items: 4, title: 4 } } },
      { properties: "abc", dependencies: 3, dependentSchemas: null },
      { oneOf: [], anyOf: [null, 3], if: 4, then: [], $ref: 7 },
      { patternProperties: { "(": true }, additionalProperties: 7 },
    ]
  ) {
    const tree = toFieldTree(nonsense);
    assert.equal(tree.kind, "object");
    assert.ok(toFormEntries(tree, { a: 1 }).length > 0);
  }
});

Deno.test("toFieldTree() follows references of every sort inside the document", () => {
  const tree = toFieldTree({
    $id: "https://schemas.example/root",
    $defs: {
      "a/b~c%": { type: "integer" },
      named: { $anchor: "named", type: "boolean" },
      own: {
        $id: "own",
        $defs: { inner: { type: "number" } },
        properties: { n: { $ref: "#/$defs/inner" } },
      },
    },
    properties: {
      pointer: { $ref: "#/$defs/a~1b~0c%25" },
      anchor: { $ref: "#named" },
      id: { $ref: "own" },
      far: { $ref: "https://schemas.example/own#/$defs/inner" },
      dynamic: { $dynamicRef: "#named" },
      circle: { $ref: "#/properties/circle" },
    },
  });
  assert.deepEqual(
    tree.fields.map(({ key, kind }) => [key, kind]),
    [
      ["pointer", "number"],
      ["anchor", "boolean"],
      ["id", "object"],
      [
        "far",
        "number",
      ],
      ["dynamic", "boolean"],
      ["circle", "json"],
    ],
  );
  const own = tree.fields[2];
  assert.ok(own?.kind === "object");
  assert.equal(own.fields[0]?.kind, "number");
});

Deno.test("toFieldTree() merges allOf: the tightest limits, all properties, the outermost words", () => {
  const tree = toFieldTree({
    $defs: {
      limits: { title: "Inner", minLength: 2, maxLength: 9, pattern: "a" },
    },
    allOf: [
      { properties: { a: { $ref: "#/$defs/limits" } }, required: ["a"] },
      {
        properties: {
          a: { type: "string", title: "Own", maxLength: 5 },
          b: {},
        },
      },
    ],
  });
  const [a, b] = tree.fields;
  assert.ok(a?.kind === "text");
  assert.deepEqual(
    [a.label, a.required, a.minLength, a.maxLength, a.pattern],
    ["Inner", true, 2, 5, "a"],
  );
  assert.equal(b?.key, "b");
});

Deno.test("toFieldTree() orders by the hint order, the others behind in their own", () => {
  const tree = toFieldTree({
    properties: { a: {}, b: { order: 2 }, c: { order: 0 }, d: {} },
  });
  assert.deepEqual(tree.fields.map(({ key }) => key), ["c", "b", "a", "d"]);
});

Deno.test("toFieldTree() leaves out a property that cannot be", () => {
  assert.deepEqual(toFieldTree({ properties: { a: false } }).fields, []);
});

Deno.test("toFieldTree() opens what stands inside itself on demand, and its like everywhere", () => {
  const tree = toFieldTree({
    $defs: { node: { properties: { next: { $ref: "#/$defs/node" }, n: {} } } },
    properties: { first: { $ref: "#/$defs/node" } },
  });
  const [first] = tree.fields;
  assert.ok(first?.kind === "object");
  assert.equal(first.recursive, false);
  const [next] = first.fields;
  assert.ok(next?.kind === "object");
  assert.equal(next.recursive, true);
});

Deno.test("toFieldTree() opens parts on demand where references would make a forest of a few lines", () => {
  const $defs: Record<string, unknown> = { d0: { type: "string" } };
  for (let i = 1; i < 30; i++) {
    const $ref = `#/$defs/d${i - 1}`;
    $defs[`d${i}`] = {
      required: ["a", "b"],
      properties: { a: { $ref }, b: { $ref } },
    };
  }
  const tree = toFieldTree({
    $defs,
    properties: { x: { $ref: "#/$defs/d29" } },
  });
  assert.ok(toFormEntries(tree, {}).length < 10);
  assert.ok(toFormEntries(tree, { x: { a: {}, b: {} } }).length < 30);
});

function branchLabels(...oneOf: readonly object[]): readonly string[] {
  const field = fieldOf({ oneOf });
  assert.ok(field.kind === "chooser");
  return field.branches.map(({ label }) => label);
}

Deno.test("toFieldTree() names branches by title, constant or type", () => {
  const labels = branchLabels(
    { title: "By hand", properties: { a: {} } },
    { properties: { kind: { const: "api_key" } } },
    { type: "array", items: { type: "string" } },
    { const: "auto" },
    { enum: [1, 2] },
    { enum: [3, 4, 5, 6] },
    { type: "boolean", const: false },
  );
  assert.deepEqual(
    labels,
    ["By hand", "API key", "List", "auto", "1 or 2", "One of a list", "No"],
  );
});

Deno.test("toFieldTree() names branches by what only they ask for", () => {
  const text = { type: "string" };
  assert.deepEqual(
    branchLabels(
      { properties: { name: text, file: text }, required: ["name", "file"] },
      { properties: { name: text, url: { ...text, title: "Address" } } },
      { properties: { name: text }, required: ["name"] },
    ),
    ["File", "Address", "Option 3"],
  );
});

Deno.test("toFieldTree() calls null the same as an option and as a switch", () => {
  const field = fieldOf({ enum: ["a", null, ""] });
  assert.ok(field.kind === "choice");
  assert.deepEqual(
    field.options.map(({ label }) => label),
    ["a", "No value (null)", '""'],
  );
});

Deno.test("toFieldTree() looks at many branches a few times each, not each for every other", () => {
  let looks = 0;
  const options = Array.from({ length: 100 }, (_, n) => ({
    type: "object",
    properties: { [`key_${n}`]: {}, shared: {} },
    get required() {
      looks++;
      return [`key_${n}`, "shared"];
    },
  }));
  const labels = branchLabels(...options);
  assert.deepEqual([labels[0], labels[99]], ["Key 0", "Key 99"]);
  assert.ok(looks <= 10 * options.length, `${looks}`);
});

Deno.test("toFieldTree() gives no two branches one name", () => {
  const listOf = (type: string) => ({ type: "array", items: { type } });
  assert.deepEqual(
    branchLabels(listOf("string"), { type: "string" }, listOf("number")),
    ["List 1", "Text", "List 2"],
  );
});

Deno.test("toFieldTree() drops a branch that leads back to its own place", () => {
  const [field] = toFieldTree({
    $defs: { x: { anyOf: [{ $ref: "#/$defs/x" }, { type: "string" }] } },
    properties: { x: { $ref: "#/$defs/x" } },
  }).fields;
  assert.equal(field?.kind, "text");
});

Deno.test("toFieldTree() tells nullable from null as an option", () => {
  assert.equal(fieldOf({ type: ["string", "null"] }).nullable, true);
  assert.equal(fieldOf({ type: "string", nullable: true }).nullable, true);
  assert.equal(
    fieldOf({ oneOf: [{ type: "object" }, { type: "null" }] }).nullable,
    true,
  );
  assert.equal(fieldOf({ enum: ["a", null] }).nullable, false);
});

Deno.test("nearestField() finds a field, an item, or what is around the path", () => {
  const tree = toFieldTree(seedEntries().twitter.configSchema);
  const state = toFormState(toFormEntries(tree, {
    account_label: "@acme",
    post_defaults: { append_hashtags: ["a", "b", "c"] },
    other: 1,
  }));
  const labelAt = (path: string) => nearestField(tree, path, state)?.label;
  assert.equal(labelAt("config.account_label"), "Account label");
  assert.equal(labelAt("config.post_defaults.append_hashtags.2"), "Hashtag 3");
  assert.equal(
    labelAt("config.post_defaults.append_hashtags.x"),
    "Hashtags to append",
  );
  assert.equal(labelAt("config.post_defaults.gone"), "Post defaults");
  assert.equal(labelAt("config.gone"), "Other values");
  assert.equal(labelAt("config.other"), "Other");
  assert.equal(nearestField(tree, "configuration", state), null);
  assert.equal(nearestField(tree, "name", state), null);
});
