import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import { compileValidator } from "../../lib/forms/validate.ts";

const basic = {
  title: "Basic",
  type: "object",
  properties: {
    type: { const: "basic" },
    user: { type: "string" },
    password: { type: "string", minLength: 3 },
  },
  required: ["type", "user", "password"],
};

const token = {
  title: "Token",
  type: "object",
  properties: {
    type: { const: "token" },
    token: { type: "string", minLength: 3 },
  },
  required: ["type", "token"],
};

/** A choice inside a choice. */
const login = {
  oneOf: [
    { properties: { kind: { const: "none" } }, required: ["kind"] },
    {
      properties: {
        kind: { const: "login" },
        login: { oneOf: [basic, token] },
      },
      required: ["kind", "login"],
    },
  ],
};

/** The two without their constants: told apart by their names only. */
const untold = {
  oneOf: [basic, token].map(({ properties: { type: _, ...properties } }) => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  })),
};

const behindReferences = {
  $defs: {
    basic,
    token: { allOf: [{ $ref: "#/$defs/kind" }, token] },
    kind: { required: ["type"] },
    login: { oneOf: [{ $ref: "#/$defs/basic" }, { $ref: "#/$defs/token" }] },
  },
  $ref: "#/$defs/login",
};

/** What is said of a value, and where. */
const CASES: Readonly<
  Record<string, readonly [JsonSchema, unknown, Record<string, string[]>]>
> = {
  "the branch of the constant, though another has fewer faults": [
    { oneOf: [token, basic] },
    { type: "basic", token: "abc" },
    { "c.user": ['Fill in "User"'], "c.password": ['Fill in "Password"'] },
  ],
  "the choices, where the constant is that of no branch": [
    { oneOf: [basic, token] },
    { type: "oauth", token: "x" },
    { "c.type": ["Choose one of: basic, token"] },
  ],
  "the choices, where the constant is missing": [
    { anyOf: [basic, token] },
    { user: "x" },
    { "c.type": ["Choose one of: basic, token"] },
  ],
  "the branch that has the value's names": [
    untold,
    { token: "x" },
    { "c.token": ["Enter at least 3 characters"] },
  ],
  "the branch with most of the value's names": [
    untold,
    { user: "x" },
    { "c.password": ['Fill in "Password"'] },
  ],
  "the branch of the value's type": [
    { anyOf: [{ type: "string", minLength: 3 }, { type: "array" }] },
    "a",
    { c: ["Enter at least 3 characters"] },
  ],
  "the types, where the value is of none": [
    { anyOf: [{ type: "string" }, { type: "integer" }] },
    true,
    { c: ["Enter text or a whole number"] },
  ],
  "the constant behind references": [
    behindReferences,
    { type: "token", token: "x" },
    { "c.token": ["Enter at least 3 characters"] },
  ],
  "the names behind references": [
    {
      $defs: {
        a: { required: ["n", "m"], properties: { n: { type: "number" } } },
        b: { allOf: [{ $ref: "#/$defs/c" }], maxProperties: 0 },
        c: { properties: { x: {}, y: {} } },
      },
      oneOf: [{ $ref: "#/$defs/a" }, { $ref: "#/$defs/b" }],
    },
    { x: 1, y: 2 },
    { c: ["Fill in at most 0 fields"] },
  ],
  "each of several lists of choices on its own": [
    { items: { oneOf: [basic, token] } },
    [{ type: "token", token: "x" }, { type: "nope" }],
    {
      "c.0.token": ["Enter at least 3 characters"],
      "c.1.type": ["Choose one of: basic, token"],
    },
  ],
  "a choice inside a choice": [
    login,
    { kind: "login", login: { type: "token" } },
    { "c.login.token": ['Fill in "Token"'] },
  ],
  "the choices inside a choice, not that another was not meant": [
    login,
    { kind: "login", login: { type: "oauth" } },
    { "c.login.type": ["Choose one of: basic, token"] },
  ],
  "the branch of an enum of one value, as of a constant": [
    {
      oneOf: [
        { properties: { as: { enum: ["csv"] } }, required: ["as", "comma"] },
        { properties: { as: { enum: ["json"] } }, required: ["as", "lines"] },
      ],
    },
    { as: "json" },
    { "c.lines": ['Fill in "Lines"'] },
  ],
  "the choices, where the enum of one value is missing": [
    {
      oneOf: [
        { properties: { as: { enum: ["csv"] } }, required: ["as"] },
        { properties: { as: { enum: ["json"] } }, required: ["as"] },
      ],
    },
    {},
    { "c.as": ["Choose one of: csv, json"] },
  ],
  "each way out, where members are missing and none is there": [
    {
      properties: { key: { title: "API key" }, name: { title: "User name" } },
      anyOf: [{ required: ["key"] }, { required: ["name", "password"] }],
    },
    { region: "x" },
    { "c.key": ['Fill in "API key", or "User name" and "Password"'] },
  ],
  "one of two members, where either would do": [
    { oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    {},
    { "c.a": ['Fill in "A" or "B"'] },
  ],
  "what the begun way still misses": [
    { anyOf: [{ required: ["key"] }, { required: ["name", "password"] }] },
    { name: "x" },
    { "c.password": ['Fill in "Password"'] },
  ],
  "a missing member by its title, wherever it is asked for": [
    {
      properties: {
        list: {
          items: {
            properties: { b: { title: "Bucket name" } },
            if: { required: ["a"] },
            then: { required: ["b"] },
          },
        },
      },
    },
    { list: [{ a: 1 }] },
    { "c.list.0.b": ['Fill in "Bucket name"'] },
  ],
  "the one definition that two places share, at each of them": [
    {
      $defs: { id: { anyOf: [{ type: "integer" }, { type: "null" }] } },
      properties: { a: { $ref: "#/$defs/id" }, b: { $ref: "#/$defs/id" } },
    },
    { a: "x", b: "y" },
    {
      "c.a": ["Enter a whole number or null"],
      "c.b": ["Enter a whole number or null"],
    },
  ],
  "a tree at its deepest fault": [
    {
      $defs: {
        node: {
          oneOf: [
            { properties: { leaf: { type: "integer" } }, required: ["leaf"] },
            {
              properties: {
                nodes: { type: "array", items: { $ref: "#/$defs/node" } },
              },
              required: ["nodes"],
            },
          ],
        },
      },
      $ref: "#/$defs/node",
    },
    { nodes: [{ leaf: 1 }, { nodes: [{ leaf: "x" }] }] },
    { "c.nodes.1.nodes.0.leaf": ["Enter a whole number"] },
  ],
  "that several fit, where only one may": [
    { oneOf: [{ type: "integer" }, { minimum: 1 }] },
    2,
    { c: ["Fill in one of the choices and leave the others out"] },
  ],
  "a dependent schema's fault, not that there is one": [
    {
      dependentSchemas: { a: { properties: { b: { type: "integer" } } } },
    },
    { a: 1, b: "x" },
    { "c.b": ["Enter a whole number"] },
  ],
  "a name by its own fault, behind a reference": [
    {
      $defs: { name: { $ref: "#/$defs/short" }, short: { maxLength: 2 } },
      propertyNames: { $ref: "#/$defs/name" },
    },
    { long: 1 },
    { "c.long": ['Choose another name than "long"'] },
  ],
  "what is missing from a list, not why each item is another": [
    { contains: { type: "object", required: ["a"] } },
    [1, {}],
    { c: ["Add an item of the kind that is asked for"] },
  ],
};

for (const [what, [schema, value, expected]] of Object.entries(CASES)) {
  Deno.test(`compileValidator() tells ${what}`, () => {
    assert.deepEqual(compileValidator(schema)(value, "c"), expected);
  });
}

Deno.test("compileValidator() reads the dependencies of draft 7", () => {
  const validate = compileValidator({
    $schema: "http://json-schema.org/draft-07/schema#",
    properties: { a: { title: "Login" } },
    dependencies: {
      a: ["b"],
      c: { properties: { d: { type: "integer" } } },
    },
  });
  assert.deepEqual(validate({ a: 1, c: 1, d: "x" }, "c"), {
    "c.b": ['Fill in "B", since "Login" is filled in'],
    "c.d": ["Enter a whole number"],
  });
});
