import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import type { Field } from "../../lib/forms/field.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { itemAt, nearestField } from "../../lib/forms/nearest_field.ts";
import { seedEntries } from "./seed_entries.ts";

function fieldOf(property: unknown): Field {
  const [field] = toFieldTree({ properties: { x: property } }).fields;
  assert.ok(field);
  return field;
}

const KINDS: readonly (readonly [unknown, Field["kind"]])[] = [
  [{ type: "string" }, "text"],
  [{ type: ["string"] }, "text"],
  [{ type: "string", multiline: true }, "textarea"],
  [{ type: "string", format: "uri" }, "url"],
  [{ type: "string", format: "email" }, "email"],
  [{ type: "string", format: "made-up" }, "text"],
  [{ type: "string", writeOnly: true }, "secret"],
  [{ type: "string", format: "password" }, "secret"],
  [{ type: "string", enum: ["a"] }, "choice"],
  [{ enum: [1, null] }, "choice"],
  [{ oneOf: [{ const: 1 }, { const: 2 }] }, "choice"],
  [{ oneOf: [{ const: 1 }, { type: "string" }] }, "json"],
  [{ type: "boolean" }, "boolean"],
  [{ type: "number" }, "number"],
  [{ type: "integer" }, "number"],
  [{ type: "array", items: { type: "string" } }, "list"],
  [{ type: "array", items: { type: "object" } }, "json"],
  [{ type: "array" }, "json"],
  [{ type: "array", prefixItems: [{}], items: { type: "string" } }, "json"],
  [{ type: "object", properties: {} }, "object"],
  [{ properties: {} }, "object"],
  [{ type: ["string", "null"] }, "json"],
  [{ type: "made-up" }, "json"],
  [{ $ref: "#/$defs/a" }, "json"],
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
  assert.equal(tree.open, false);
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
    key: "x",
    label: "X",
    help: "How many",
    required: false,
    depends: false,
    default: 3,
    placeholder: "5",
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
  [{ properties: { a: {} }, $ref: "#/$defs/more" }, true],
  [{ properties: { a: {} }, oneOf: [{ properties: { b: {} } }] }, true],
  [{ properties: { a: {} }, oneOf: [{ properties: { a: {} } }] }, false],
  [
    { properties: { a: {} }, allOf: [{ then: { properties: { b: {} } } }] },
    true,
  ],
  [{ properties: { a: {} }, dependencies: { a: ["b"] } }, false],
];

for (const [schema, isOpen] of OPEN) {
  Deno.test(`toFieldTree() ${isOpen ? "leaves room" : "has no room"} for other members in ${JSON.stringify(schema)}`, () => {
    assert.equal(toFieldTree(schema).open, isOpen);
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
    ]
  ) assert.equal(toFieldTree(nonsense).kind, "object");
});

Deno.test("nearestField() finds a field, an item, or what is around the path", () => {
  const tree = toFieldTree(seedEntries().twitter.configSchema);
  const labelAt = (path: string) => nearestField(tree, path)?.label;
  assert.equal(labelAt("config.account_label"), "Account label");
  assert.equal(labelAt("config.post_defaults.append_hashtags.2"), "Hashtag 3");
  assert.equal(
    labelAt("config.post_defaults.append_hashtags.x"),
    "Hashtags to append",
  );
  assert.equal(labelAt("config.post_defaults.gone"), "Other values");
  assert.equal(labelAt("config.gone"), "Other values");
  assert.equal(nearestField(tree, "configuration"), null);
  assert.equal(nearestField(tree, "name"), null);
});

Deno.test("itemAt() gives each item its path", () => {
  const list = fieldOf({ type: "array", items: { type: "string" } });
  assert.ok(list.kind === "list");
  assert.equal(itemAt(list, 4).path, "config.x.4");
});
