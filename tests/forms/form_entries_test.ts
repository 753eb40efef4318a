import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import { decodeForm } from "../../lib/forms/decode.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { toFormState } from "../../lib/forms/form_state.ts";

/** What comes of a form that is sent as it was made. */
function roundTrip(schema: JsonSchema, value: unknown): unknown {
  const tree = toFieldTree(schema);
  const { value: sent, faults } = decodeForm(
    toFormState(toFormEntries(tree, value)),
    tree,
  );
  assert.deepEqual(faults, {});
  return sent;
}

function entriesOfX(property: unknown, x: unknown) {
  const tree = toFieldTree({ properties: { x: property } });
  return toFormEntries(tree, x === undefined ? {} : { x })
    .filter(([name]) => name !== "is:config")
    .map(([name, text]) => `${name}=${text}`);
}

const text = { type: "string" };
const nullable = { type: ["string", "null"] };
const list = { type: "array", items: text };
const object = { properties: { a: text } };

/** Absent, null, "", [], {} and false: each has entries of its own. */
const ENTRIES: readonly (readonly [unknown, unknown, readonly string[]])[] = [
  [text, undefined, ["config.x="]],
  [text, "", ["is:config.x=set", "config.x="]],
  [text, "a", ["config.x=a"]],
  [text, "a\nb", ["config.x=a\nb"]],
  [text, "a\rb", ["is:config.x=json", 'config.x="a\\rb"']],
  [text, "\uD800", ["is:config.x=json", 'config.x="\\ud800"']],
  [text, 5, ["is:config.x=json", "config.x=5"]],
  [text, null, ["is:config.x=json", "config.x=null"]],
  [nullable, null, ["is:config.x=null"]],
  [nullable, undefined, ["config.x="]],
  [{ type: "boolean" }, undefined, ["config.x="]],
  [{ type: "boolean" }, false, ["is:config.x=set", "config.x=false"]],
  [{ type: "boolean" }, true, ["is:config.x=set", "config.x=true"]],
  [{ type: "number" }, 1e21, ["config.x=1e+21"]],
  [{ type: "number" }, "12", ["is:config.x=json", 'config.x="12"']],
  [{ type: "string", format: "uri" }, " a ", [
    "is:config.x=json",
    'config.x=" a "',
  ]],
  [{ enum: ["", "null", null] }, "", ["config.x=~"]],
  [{ enum: ["", "null", null] }, null, ["config.x=~null"]],
  [{ enum: ["a"] }, "b", ["is:config.x=json", 'config.x="b"']],
  [true, "hello", ["config.x=hello"]],
  [true, "1", ['config.x="1"']],
  [true, "", ['config.x=""']],
  [true, null, ["config.x=null"]],
  [list, undefined, ["is:config.x="]],
  [list, [], ["is:config.x=set"]],
  [list, ["", "a"], [
    "is:config.x=set",
    "is:config.x.0=set",
    "config.x.0=",
    "config.x.1=a",
  ]],
  [object, undefined, ["is:config.x=absent"]],
  [object, {}, ["is:config.x=set", "config.x.a="]],
  [object, { b: 1 }, [
    "is:config.x=set",
    "config.x.a=",
    "key:config.x.\\more.0=b",
    "config.x.\\more.0=1",
  ]],
  [{ type: ["string", "number"] }, 1, ["branch:config.x=1", "config.x.\\1=1"]],
  [{ type: ["string", "number"] }, undefined, ["branch:config.x="]],
  [{ type: "string", writeOnly: true }, "test-password", [
    "config.x=",
    "kept:config.x=config.x",
  ]],
];

for (const [property, value, expected] of ENTRIES) {
  Deno.test(`toFormEntries() writes ${JSON.stringify(value)} of ${JSON.stringify(property)}`, () => {
    assert.deepEqual(entriesOfX(property, value), expected);
  });
}

const cards = {
  properties: { pay: { enum: ["card", "cash"] } },
  if: { properties: { pay: { const: "card" } }, required: ["pay"] },
  then: { properties: { number: text }, required: ["number"] },
  else: { properties: { change: { type: "boolean" } } },
};

/** Schemas whose structure depends on the value, with values, valid or not. */
const TRIPS: readonly (readonly [JsonSchema, readonly unknown[]])[] = [
  [cards, [
    {},
    { pay: "card", number: "1" },
    { pay: "cash", change: false },
    { pay: "cash", number: "kept as another value" },
    { pay: "card", number: { not: "text" }, change: null },
  ]],
  [{ dependentSchemas: { a: { properties: { a: text, b: list } } } }, [
    {},
    { a: "x" },
    { a: "x", b: [] },
    { b: ["x"] },
  ]],
  [{
    properties: { kind: { type: "string" } },
    oneOf: [
      { properties: { kind: { const: "a" }, n: { type: "number" } } },
      { properties: { kind: { const: "b" }, n: text } },
    ],
  }, [{}, { kind: "a", n: 1 }, { kind: "b", n: "1" }, { kind: "c", n: [] }]],
  [{
    properties: { name: text },
    oneOf: [
      { properties: { token: text }, required: ["token"] },
      { properties: { user: text, age: { type: "number" } } },
    ],
  }, [
    {},
    { name: "n", token: "t" },
    { user: "u", age: 3 },
    { token: "t", user: "u" },
  ]],
  [{
    $defs: {
      node: { properties: { v: text, kids: { items: { $ref: "#" } } } },
    },
    $ref: "#/$defs/node",
  }, [{ v: "a", kids: [{ kids: [] }, { v: "", kids: [{}] }] }]],
  [{ properties: { "a.b": text, "": text, "\\more": text, "n\n": text } }, [
    { "a.b": "1", "": "2", "\\more": "3", "n\n": "4", "more.0": "5" },
    JSON.parse('{"__proto__":{"a":1},"constructor":"x","":"","\\r":0}'),
  ]],
  [{ patternProperties: { "^x": list }, additionalProperties: text }, [
    { x1: ["a"], y: "b", x2: [], "": "c", z: 4 },
  ]],
  [{ properties: { t: { prefixItems: [text, { const: 2 }, object] } } }, [
    { t: [] },
    { t: ["a"] },
    { t: ["a", 2, { a: "" }, { more: true }] },
    { t: [null, 2] },
  ]],
];

for (const [schema, values] of TRIPS) {
  for (const value of values) {
    Deno.test(`toFormEntries() and decodeForm() keep ${JSON.stringify(value)} of ${JSON.stringify(schema)}`, () => {
      assert.deepEqual(roundTrip(schema, value), value);
    });
  }
}

Deno.test("toFormEntries() says where secrets are stored, and nothing of them", () => {
  const tree = toFieldTree({
    properties: {
      accounts: {
        items: {
          properties: {
            token: { type: "string", writeOnly: true },
            host: text,
          },
        },
      },
    },
  });
  const value = { accounts: [{ token: "test-password", host: "a" }] };
  const bare = { accounts: [{ host: "a" }] };
  const entries = toFormEntries(tree, value);
  assert.ok(!JSON.stringify(entries).includes("test-password"));
  const secrets = new Set(["config.accounts.0.token"]);
  assert.deepEqual(toFormEntries(tree, bare, { secrets }), entries);
});

Deno.test("toFormEntries() keeps a secret of a side that does not hold out of the other values", () => {
  const tree = toFieldTree({
    properties: { on: { type: "boolean" } },
    if: { properties: { on: { const: true } } },
    then: { properties: { token: { type: "string", writeOnly: true } } },
  });
  const entries = toFormEntries(tree, { on: false, token: "test-password" });
  assert.ok(!JSON.stringify(entries).includes("test-password"));
});

Deno.test("toFormEntries() keeps a secret of another branch out of the other values", () => {
  const secret = { type: "string", writeOnly: true };
  const tree = toFieldTree({
    properties: {
      way: {
        oneOf: [
          { properties: { kind: { const: "none" } } },
          { properties: { kind: { const: "key" }, token: secret } },
        ],
      },
    },
  });
  const way = { kind: "gone", token: "test-password" };
  const entries = toFormEntries(tree, { way });
  assert.ok(!JSON.stringify(entries).includes("test-password"));
});
