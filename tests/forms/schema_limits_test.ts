import assert from "node:assert/strict";
import { AppError } from "../../lib/errors.ts";
import { findSchemaFaults } from "../../lib/forms/schema_faults.ts";
import {
  requireSchemaWithinLimits,
  SCHEMA_LIMITS,
} from "../../lib/forms/schema_limits.ts";
import { compileValidator } from "../../lib/forms/validate.ts";
import { deepSchema, wideSchema } from "./large_schemas.ts";

const DRAFT_7 = "http://json-schema.org/draft-07/schema#";

/** References that fork into two, a number of times. */
function forks(times: number): object {
  const names = Array.from({ length: times }, (_, i) => `d${i}`);
  const next = (i: number) => ({ $ref: `#/$defs/d${i + 1}` });
  const $defs = Object.fromEntries(
    names.map((name, i) => [name, { allOf: [next(i), next(i)] }]),
  );
  return { $defs: { ...$defs, [`d${times}`]: true }, $ref: "#/$defs/d0" };
}

/** Schema, and where and what is wrong with it. */
const FAULTS: Readonly<Record<string, readonly [unknown, string, RegExp]>> = {
  "1 MB": [
    { description: "x".repeat(1_000_000) },
    "",
    /^is too large: 977 KiB; the limit is 256 KiB$/,
  ],
  "10,000 properties": [
    wideSchema(9_990),
    "/properties",
    /^has too many properties: the limit is 2000 in all$/,
  ],
  "properties in many places": [
    { items: [1, 2, 3].map(() => wideSchema(900)) },
    "/items/2/properties",
    /limit is 2000 in all/,
  ],
  "depth 100": [
    deepSchema(100),
    "/items".repeat(33) + "/i…",
    /^is nested too deep: the limit is 80 levels$/,
  ],
  "depth 100,000": [
    JSON.parse('{"not":'.repeat(1e5) + "{}" + "}".repeat(1e5)),
    "/not".repeat(50) + "…",
    /limit is 80 levels/,
  ],
  "10,000 schemas": [
    { $defs: Object.fromEntries([...Array(10_001)].map((_, i) => [i, {}])) },
    "/$defs/9998",
    /limit is 10000$/,
  ],
  "references that fork": [
    forks(20),
    "/$defs/d0/allOf/0",
    /^forks into too many schemas: the limit is 1000$/,
  ],
  "a reference to itself": [
    { properties: { a: { anyOf: [{ $ref: "#/properties/a" }] } } },
    "/properties/a/anyOf/0",
    /^refers to itself without an end$/,
  ],
  "a remote reference": [
    { properties: { a: { $ref: "https://example.com/s.json" } } },
    "/properties/a/$ref",
    /^refers to another document, which is never fetched/,
  ],
  "the meta-schema of another draft": [
    { properties: { a: { $ref: "http://json-schema.org/draft-07/schema#" } } },
    "/properties/a/$ref",
    /^refers to another document, which is never fetched/,
  ],
  "a reference to nothing": [
    { properties: { a: { $ref: "#/$defs/gone" } } },
    "/properties/a/$ref",
    /^refers to what is not in this schema$/,
  ],
  "another draft": [
    { $schema: "https://json-schema.org/draft/2019-09/schema" },
    "/$schema",
    /^must be that of draft 2020-12 or draft 7/,
  ],
  "a dialect that is no text": [{ $schema: 7 }, "/$schema", /draft 7/],
  "a type that there is not": [
    { properties: { a: { type: "text" } } },
    "/properties/a/type",
    /^must be equal to one of the allowed values: \["array",/,
  ],
  "a tuple of draft 7 in 2020-12": [
    { properties: { a: { items: [{}] } } },
    "/properties/a/items",
    /prefixItems in draft 2020-12/,
  ],
  "a broken pattern": [
    { patternProperties: { "a(": {} } },
    "/patternProperties",
    /Unterminated group/,
  ],
  "an unbounded pattern": [
    { items: { pattern: "(a)\\1" } },
    "/items/pattern",
    /refers back to one of its groups/,
  ],
  "two schemas of one $id": [
    {
      $defs: {
        a: { $id: "https://a.example/x", minimum: 1 },
        b: { $id: "https://a.example/x" },
      },
    },
    "",
    /^does not compile: .*more than one schema/,
  ],
  "a $dynamicRef elsewhere": [
    { $dynamicRef: "https://a.example/x#y" },
    "",
    /^does not compile: /,
  ],
  "what is no schema": [5, "", /^must be object,boolean$/],
};

for (const [what, [schema, pointer, message]] of Object.entries(FAULTS)) {
  Deno.test(`findSchemaFaults() names ${what} and its place`, () => {
    const [fault] = findSchemaFaults(schema);
    assert.equal(fault?.pointer, pointer);
    assert.match(fault.message, message);
  });
}

const TAKEN: Readonly<Record<string, unknown>> = {
  "no dialect": { type: "object" },
  "2020-12": {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    prefixItems: [{}],
  },
  "draft 7": { $schema: DRAFT_7, items: [{}], definitions: { a: {} } },
  "draft 7 without #": { $schema: DRAFT_7.slice(0, -1), items: [{}] },
  "draft 6": { $schema: DRAFT_7.replace("7", "6"), const: 1 },
  "true": true,
  "recursion into the value": {
    $defs: { n: { items: { $ref: "#/$defs/n" } } },
    properties: { a: { $ref: "#/$defs/n" }, b: { $ref: "#" } },
  },
  "anchors and embedded schemas": {
    $id: "https://a.example/s",
    $vocabulary: { "https://a.example/v": true },
    $defs: {
      a: { $anchor: "here", type: "string" },
      b: { $id: "b", $defs: { c: { type: "number" } } },
    },
    properties: {
      a: { $ref: "#here" },
      b: { $ref: "b#/$defs/c" },
      c: { $dynamicRef: "#here" },
    },
  },
  "generated $ids": {
    $schema: DRAFT_7,
    properties: { a: { $id: "#/properties/a", type: "string" } },
  },
  "hints": {
    "x-anything": { type: "no type" },
    order: 1,
    airbyte_secret: true,
  },
  "values that look like schemas": {
    const: { $ref: "#/gone", pattern: "(" },
    default: { properties: { a: { $ref: "#/gone" } } },
  },
  "a value that is a schema itself": {
    properties: { a: { $ref: "https://json-schema.org/draft/2020-12/schema" } },
  },
  "a value that is a schema of draft 7": {
    $schema: DRAFT_7,
    properties: { a: { $ref: "http://json-schema.org/draft-07/schema#" } },
  },
  "a property called $ref": { properties: { $ref: { type: "string" } } },
  "what is as large as may be": wideSchema(SCHEMA_LIMITS.properties),
  "what is as deep as may be": deepSchema(SCHEMA_LIMITS.depth - 2),
};

for (const [what, schema] of Object.entries(TAKEN)) {
  Deno.test(`findSchemaFaults() takes ${what}`, () => {
    assert.deepEqual(findSchemaFaults(schema), []);
  });
}

Deno.test("requireSchemaWithinLimits() names each limit in one refusal", () => {
  assert.throws(
    () => requireSchemaWithinLimits(wideSchema(30_000)),
    (error) =>
      error instanceof AppError && error.code === "too_large" &&
      /too many properties: .* 10000; it is too large: /.test(error.message),
  );
  requireSchemaWithinLimits(wideSchema(400));
});

Deno.test("compileValidator() refuses what goes beyond a limit", () => {
  assert.throws(() => compileValidator(deepSchema(100)), /limit is 80 levels/);
});
