import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import { holds } from "../../lib/forms/holds.ts";
import { matches } from "../../lib/forms/matches.ts";
import { toDocument } from "../../lib/forms/schema_document.ts";

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -3,
  2.5,
  1e15,
  "",
  "a",
  "abc",
  "👍👍",
  [],
  [1],
  [1, 1],
  ["a", 2],
  [[1], [1]],
  [{ a: 1 }, { a: 1 }],
  {},
  { a: 1 },
  { a: "x" },
  { a: 1, b: 2 },
  { b: "x" },
  { a: null },
  { x1: 1, y: "z" },
  { a: { a: { a: 1 } } },
  { a: { b: [] } },
  { kind: "a", n: 1 },
  { kind: "b", t: "x" },
  JSON.parse('{"__proto__":1}'),
];

const SCHEMAS: readonly object[] = [
  {},
  { type: "string" },
  { type: ["integer", "null"] },
  { type: "number", nullable: true },
  { const: { a: 1 } },
  { enum: [1, "a", null, [1]] },
  { minimum: 1 },
  { maximum: 1 },
  { exclusiveMinimum: 1 },
  { exclusiveMaximum: 1 },
  { multipleOf: 0.5 },
  { minLength: 2 },
  { maxLength: 2 },
  { pattern: "^[a-z]+$" },
  { minItems: 1 },
  { maxItems: 1 },
  { uniqueItems: true },
  { items: { type: "number" } },
  { prefixItems: [{ type: "string" }] },
  { prefixItems: [{ type: "string" }], items: false },
  { contains: { const: 1 } },
  { contains: { const: 1 }, minContains: 2 },
  { contains: { const: 1 }, maxContains: 1 },
  { contains: { const: 1 }, minContains: 0 },
  { required: ["a"] },
  { required: ["constructor"] },
  { required: ["__proto__"] },
  { minProperties: 1 },
  { maxProperties: 1 },
  { propertyNames: { maxLength: 1 } },
  { properties: { a: { type: "number" } } },
  { properties: { a: false } },
  { patternProperties: { "^x\\d$": { type: "number" } } },
  { properties: { a: true }, additionalProperties: false },
  {
    patternProperties: { "^x": true },
    additionalProperties: { type: "string" },
  },
  { allOf: [{ minimum: 0 }, { maximum: 2 }] },
  { anyOf: [{ type: "string" }, { minimum: 2 }] },
  { oneOf: [{ required: ["a"] }, { required: ["b"] }] },
  { oneOf: [{ type: "string" }, { type: "number" }] },
  { not: { type: "object" } },
  { not: { required: ["a"] } },
  { if: { required: ["a"] }, then: { required: ["b"] } },
  { if: { type: "string" }, then: { minLength: 2 }, else: { type: "number" } },
  { if: { properties: { a: { const: 1 } } }, else: false },
  { dependentRequired: { a: ["b"] } },
  { dependentSchemas: { a: { properties: { a: { type: "number" } } } } },
  { dependencies: { a: ["b"] } },
  { dependencies: { a: { properties: { a: { type: "number" } } } } },
  { $defs: { n: { type: "number" } }, $ref: "#/$defs/n" },
  { $defs: { n: { type: "number" } }, items: { $ref: "#/$defs/n" } },
  { $defs: { n: { $anchor: "n", type: "string" } }, $ref: "#n" },
  { properties: { a: { $ref: "#" } }, not: { required: ["b"] } },
  {
    oneOf: [
      {
        properties: { kind: { const: "a" }, n: { type: "number" } },
        required: ["kind", "n"],
      },
      { properties: { kind: { const: "b" } }, required: ["kind"] },
    ],
  },
];

const OPTIONS = { strict: false, ownProperties: true, logger: false } as const;

for (const schema of SCHEMAS) {
  Deno.test(`holds() says what Ajv says of ${JSON.stringify(schema)}`, () => {
    const validate = new Ajv2020(OPTIONS).compile(schema);
    const document = toDocument(schema);
    for (const value of VALUES) {
      assert.equal(
        holds(document, schema, value),
        validate(value),
        JSON.stringify(value),
      );
    }
  });
}

Deno.test("holds() reads the tuples of draft 7 as Ajv does", () => {
  for (
    const schema of [
      { items: [{ type: "string" }] },
      { items: [{ type: "number" }], additionalItems: false },
      { items: [{}], additionalItems: { type: "number" } },
    ]
  ) {
    const validate = new Ajv(OPTIONS).compile(schema);
    for (const value of VALUES) {
      assert.equal(holds(toDocument(schema), schema, value), validate(value));
    }
  }
});

Deno.test("holds() says yes where it cannot tell, and counts it as no second choice", () => {
  const slow = { type: "string", pattern: "^(a+)+$" };
  const isText = (schema: object) => holds(toDocument(schema), schema, "text");
  assert.ok(isText(slow));
  assert.ok(isText({ not: slow }));
  assert.ok(isText({ oneOf: [slow, { type: "string" }] }));
  assert.ok(isText({ oneOf: [slow, { format: "ipv4" }] }));
  assert.ok(!isText({ oneOf: [{ type: "string" }, { minLength: 1 }] }));
});

Deno.test("holds() comes to an end on a schema that goes in circles", () => {
  const schema = {
    $defs: {
      a: { anyOf: [{ $ref: "#/$defs/a" }, { $ref: "#/$defs/a" }, false] },
    },
    $ref: "#/$defs/a",
  };
  const start = performance.now();
  assert.ok(holds(toDocument(schema), schema, 1));
  assert.ok(performance.now() - start < 1_000);
});

Deno.test("matches() takes no longer for a pattern that tries all ways", () => {
  const text = `${"a".repeat(50_000)}!`;
  const start = performance.now();
  for (
    const pattern of ["^(a+)+$", "^(a|aa)+$", "a*a*a*a*b", "(x+x+)+y", "("]
  ) assert.ok(matches(pattern, text));
  assert.ok(performance.now() - start < 1_000);
  assert.ok(!matches("^[\\w-.]+$", "a b"));
});
