import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import {
  compileValidator,
  validateAuthInput,
  validatorOf,
} from "../../lib/forms/validate.ts";
import { seedEntries } from "./seed_entries.ts";

/** The errors of one property `x` of the schema. */
function errorsOf(property: unknown, value: unknown) {
  return compileValidator({ properties: { x: property } })({ x: value }, "");
}

const SENTENCES: readonly (readonly [unknown, unknown, string])[] = [
  [{ type: "string" }, 1, "Enter text"],
  [{ type: "number" }, "a", "Enter a number"],
  [{ type: "integer" }, 1.5, "Enter a whole number"],
  [
    { type: "integer" },
    "9007199254740993",
    "Use at most 15 digits: this number has more than can be kept",
  ],
  [
    { type: "number" },
    "1e999",
    "Use a smaller number: this one is too large to keep",
  ],
  [{ type: "number" }, "12", "Enter a number"],
  [
    { type: "object" },
    '{"a": 1,}',
    "This is not JSON: look at its quotes, commas and brackets",
  ],
  [
    { type: "array" },
    "[9007199254740993]",
    "Use at most 15 digits for a number, or put it in quotes",
  ],
  [{ type: "array" }, "a, b", "This must be a list"],
  [{ type: "boolean" }, "x", "Choose yes or no (true or false)"],
  [{ type: "object" }, [], "This must be an object with named values"],
  [{ type: "array" }, {}, "This must be a list"],
  [{ type: ["string", "null"] }, 1, "Enter text or null"],
  [{ type: ["boolean", "null"] }, "x", "Enter true, false or null"],
  [{ type: ["integer", "number"] }, "x", "Enter a number"],
  [
    { oneOf: [{ type: "object", title: "A" }, { type: "object" }] },
    "x",
    "This must be an object with named values",
  ],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, 1, "Enter text or null"],
  [{ enum: ["a", "b"] }, "c", "Choose one of: a, b"],
  [{ oneOf: [{ const: "a" }, { const: 2 }] }, "c", "Choose one of: a, 2"],
  [{ const: "a" }, "b", "Must be a"],
  [{ const: { valueOf: 1 } }, { valueOf: 2 }, 'Must be {"valueOf":1}'],
  [{ enum: [{}] }, { toString: 1 }, "Choose one of: {}"],
  [{ enum: ["1", 1, null] }, true, "Choose one of: 1, 1, null"],
  [
    { uniqueItems: true },
    [{ toString: 1 }, { toString: 1 }],
    "Remove this: it repeats item 1",
  ],
  [{ minLength: 2 }, "a", "Enter at least 2 characters"],
  [{ minLength: 1 }, "", "Enter at least 1 character"],
  [{ maxLength: 2 }, "abc", "Use at most 2 characters"],
  [{ minimum: 1 }, 0, "Enter 1 or more"],
  [{ maximum: 1 }, 2, "Enter 1 or less"],
  [{ exclusiveMinimum: 1 }, 1, "Enter more than 1"],
  [{ exclusiveMaximum: 1 }, 1, "Enter less than 1"],
  [{ multipleOf: 5 }, 7, "Enter a multiple of 5"],
  [{ minItems: 1 }, [], "Add at least 1 item"],
  [{ maxItems: 1 }, [1, 2], "Use at most 1 item"],
  [
    { contains: { const: 1 } },
    [2],
    "Add the item 1",
  ],
  [
    { contains: { type: "string" } },
    [2],
    "Add an item of the kind that is asked for",
  ],
  [
    { contains: { const: 1 }, minContains: 2 },
    [1],
    "Use at least 2 items equal to 1",
  ],
  [
    { contains: { const: "a" }, minContains: 1, maxContains: 1 },
    ["a", "a"],
    "Use exactly 1 item equal to a",
  ],
  [
    { contains: { const: "a" }, minContains: 1, maxContains: 2 },
    [],
    "Use 1 to 2 items equal to a",
  ],
  [{ minProperties: 1 }, {}, "Fill in at least 1 field"],
  [{ maxProperties: 1 }, { a: 1, b: 2 }, "Fill in at most 1 field"],
  [{ not: {} }, 1, "This is not allowed here"],
  [{ not: { const: 0 } }, 0, "Use another value than 0"],
  [{ not: { enum: ["a", "b"] } }, "a", "Use another value than a, b"],
  [{ not: { required: ["api_key"] } }, { api_key: 1 }, 'Leave out "API key"'],
  [
    { not: { required: ["a", "b"], properties: { a: { title: "Login" } } } },
    { a: 1, b: 1 },
    'Leave out one of "Login" and "B"',
  ],
  [
    { not: { required: ["a"], minProperties: 2 } },
    { a: 1, b: 1 },
    "This is not allowed here",
  ],
  [{ multipleOf: 0.01 }, 19.995, "Enter a multiple of 0.01"],
  [{ prefixItems: [{}], items: false }, [1, 2], "Use at most 1 item"],
  [
    { prefixItems: [{}], unevaluatedItems: false },
    [1, 2],
    "Use at most 1 item",
  ],
  [
    { format: "date", formatMinimum: "2026-01-01" },
    "2025-12-31",
    "Enter 2026-01-01 or later",
  ],
  [
    { if: { type: "string" }, then: false },
    "a",
    "Leave this out",
  ],
  [false, 1, "Leave this out"],
  [
    { format: "uri" },
    "blog.example.com",
    "Enter a full address, such as https://blog.example.com",
  ],
  [
    { format: "uri", examples: ["https://blog.acme.example"] },
    "blog",
    "Enter a full address, such as https://blog.acme.example",
  ],
  [
    { format: "email" },
    "x",
    "Enter an e-mail address, such as name@example.com",
  ],
  [{ format: "date" }, "x", "Enter a date, such as 2026-11-23"],
  [{ format: "json-pointer" }, "x", "Enter a JSON pointer, such as /posts/0"],
  [{ pattern: "^a+$" }, "b", "Use the expected form: ^a+$"],
  [
    { pattern: "^#", examples: ["#news"] },
    "b",
    "Use the expected form, such as #news",
  ],
  [
    { pattern: "^#", pattern_descriptor: "a word after #" },
    "b",
    "Use a word after #",
  ],
  [
    { format: "uri", pattern: "^https:" },
    "x",
    "Enter a full address, such as https://blog.example.com",
  ],
  [
    { oneOf: [{ minimum: 1 }, { minimum: 2 }] },
    3,
    "Fill in one of the choices and leave the others out",
  ],
  [
    { anyOf: [{ type: "string", minLength: 3 }, { type: "null" }] },
    "a",
    "Enter at least 3 characters",
  ],
];

for (const [property, value, sentence] of SENTENCES) {
  Deno.test(`compileValidator() says "${sentence}" of ${JSON.stringify(value)} for ${JSON.stringify(property)}`, () => {
    const errors = errorsOf(property, value) ?? {};
    const sentences = Object.values(errors).flat();
    assert.deepEqual(sentences, [sentence]);
  });
}

/** What fits, though a careless validator complains. */
const FITTING: readonly (readonly [unknown, unknown])[] = [
  [{ multipleOf: 0.01 }, 19.99],
  [{ multipleOf: 0.1 }, 0.3],
  [{ pattern: "^[\\w-.]+\\-$" }, "a.b-"],
  [{ type: "string", nullable: true }, null],
  [{ nullable: true }, 1],
  [{ id: "an old name", type: "string" }, "a"],
  [{ uniqueItems: true }, [{ a: 1 }, { a: 2 }, 1, "1", [1], null]],
  [{ uniqueItems: false }, [1, 1]],
  [{ minContains: 0, contains: { const: 1 } }, []],
  [{ enum: ["a", { a: [1], b: 2 }] }, { b: 2, a: [1] }],
  [{ const: { toString: 1 } }, { toString: 1 }],
  [{ $comment: "x", "x-made-up": { type: "nothing" } }, 1],
];

for (const [property, value] of FITTING) {
  Deno.test(`compileValidator() says nothing of ${JSON.stringify(value)} for ${JSON.stringify(property)}`, () => {
    assert.equal(errorsOf(property, value), null);
  });
}

/** Schema, value, and the whole answer. */
const PLACES: Readonly<
  Record<string, readonly [JsonSchema, unknown, Record<string, string[]>]>
> = {
  "what is missing": [
    {
      required: ["site_label", "kind", "a.b"],
      properties: {
        site_label: { title: "Site label" },
        kind: { enum: ["x", "y"] },
      },
    },
    {},
    {
      "config.site_label": ['Fill in "Site label"'],
      "config.kind": ["Choose one of: x, y"],
      "config.a\\.b": ['Fill in "A b"'],
    },
  ],
  "what is unknown": [
    { properties: { a: {} }, additionalProperties: false },
    JSON.parse(
      '{"a":1,"b":"test-password","__proto__":{"x":1},"constructor":1}',
    ),
    Object.fromEntries(
      ["b", "__proto__", "constructor"].map((name) => [
        `config.${name}`,
        [`Remove "${name}": there is no such field`],
      ]),
    ),
  ],
  "what no part has looked at": [
    { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    { a: 1, b: 2 },
    { "config.b": ['Remove "b": there is no such field'] },
  ],
  "only the fault, where a part of it failed": [
    {
      allOf: [{ properties: { a: { type: "string" } } }],
      unevaluatedProperties: false,
    },
    { a: 1 },
    { "config.a": ["Enter text"] },
  ],
  "what no part has looked at, inside of a condition": [
    {
      if: { required: ["a"] },
      then: {
        properties: {
          a: {
            allOf: [{ properties: { b: {} } }],
            unevaluatedProperties: false,
          },
        },
      },
    },
    { a: { c: 1 } },
    { "config.a.c": ['Remove "c": there is no such field'] },
  ],
  "the condition's own fault, and not the condition": [
    {
      if: { properties: { t: { const: "company" } }, required: ["t"] },
      then: { required: ["company_id"] },
    },
    { t: "company" },
    { "config.company_id": ['Fill in "Company ID"'] },
  ],
  "what another field asks for": [
    { dependentRequired: { user: ["password"] } },
    { user: "x" },
    { "config.password": ['Fill in "Password", since "User" is filled in'] },
  ],
  "a name that is not allowed": [
    { propertyNames: { pattern: "^[a-z]+$" } },
    { A1: 1 },
    { "config.A1": ['Choose another name than "A1"'] },
  ],
  "the later of two equal items": [
    {
      properties: { tags: { uniqueItems: true, items: { type: "string" } } },
    },
    { tags: ["a", "b", "a"] },
    { "config.tags.2": ["Remove this: it repeats item 1"] },
  ],
  "the branch that the constant means": [
    {
      oneOf: ["basic", "token"].map((type) => ({
        properties: { type: { const: type }, [type]: { type: "string" } },
        required: ["type", type],
        additionalProperties: false,
      })),
    },
    { type: "token", token: 1 },
    { "config.token": ["Enter text"] },
  ],
  "a branch behind a reference": [
    {
      $defs: {
        a: { properties: { t: { const: "a" } }, required: ["t"] },
        b: {
          properties: { t: { const: "b" }, n: { type: "number" } },
          required: ["t"],
        },
      },
      anyOf: [{ $ref: "#/$defs/a" }, { $ref: "#/$defs/b" }],
    },
    { t: "b", n: "x" },
    { "config.n": ["Enter a number"] },
  ],
};

for (const [what, [schema, value, expected]] of Object.entries(PLACES)) {
  Deno.test(`compileValidator() tells ${what} at its place`, () => {
    assert.deepEqual(compileValidator(schema)(value, "config"), expected);
  });
}

Deno.test("compileValidator() reads names at the top of a JSON body, without a prefix", () => {
  const validate = compileValidator({
    type: "object",
    required: ["name"],
    properties: { tags: { items: { type: "string" } } },
  });
  assert.deepEqual(validate({ tags: [1] }, ""), {
    name: ['Fill in "Name"'],
    "tags.0": ["Enter text"],
  });
});

Deno.test("compileValidator() counts only a value's own members", () => {
  const validate = compileValidator({ required: ["constructor", "__proto__"] });
  assert.deepEqual(Object.keys(validate({}, "") ?? {}), [
    "constructor",
    "__proto__",
  ]);
  assert.equal(
    validate(JSON.parse('{"constructor":1,"__proto__":1}'), ""),
    null,
  );
});

Deno.test("compileValidator() tells draft 7 from draft 2020-12 by $schema", () => {
  const tuple = { items: [{ type: "string" }], additionalItems: false };
  const draft7 = compileValidator({
    $schema: "http://json-schema.org/draft-07/schema#",
    ...tuple,
  });
  assert.deepEqual(draft7([1, 2], "x"), {
    x: ["Use at most 1 item"],
    "x.0": ["Enter text"],
  });
  const draft2020 = compileValidator({
    prefixItems: [{ type: "string" }],
    items: false,
  });
  assert.deepEqual(Object.keys(draft2020([1, 2], "x") ?? {}).sort(), [
    "x",
    "x.0",
  ]);
});

Deno.test("compileValidator() stops at a hundred sentences, and soon", () => {
  const validate = compileValidator({
    items: { type: "string", minLength: 2, pattern: "^[a-z]+$" },
  });
  const start = performance.now();
  const errors = validate(Array.from({ length: 20_000 }, () => ""), "tags");
  assert.equal(Object.values(errors ?? {}).flat().length, 100);
  assert.ok(performance.now() - start < 2_000);
});

Deno.test("compileValidator() takes two schemas of one $id, and unknown formats", () => {
  for (const type of ["string", "number"]) {
    const schema = { $id: "https://a.example/s", type, format: "made-up" };
    assert.ok(compileValidator(schema)(null, "x"));
  }
});

Deno.test("compileValidator() says where a schema does not compile", () => {
  assert.throws(
    () => compileValidator({ $ref: "#/$defs/gone" }),
    /Cannot compile the schema: .*#\/\$defs\/gone/,
  );
  assert.throws(
    () => compileValidator({ type: "string", pattern: "(" }),
    /Cannot compile the schema/,
  );
});

Deno.test("validatorOf() tells three faults of a config at three fields", () => {
  const { wordpress } = seedEntries();
  const config = { base_url: "blog", site_label: "x", author_id: 0 };
  assert.deepEqual(validatorOf(wordpress, "config")(config, "config"), {
    "config.base_url": [
      "Enter a full address, such as https://blog.example.com",
    ],
    "config.site_label": ["Enter at least 2 characters"],
    "config.author_id": ["Enter 1 or more"],
  });
});

Deno.test("validatorOf() compiles a schema once, and one that changed anew", () => {
  const { medium } = seedEntries();
  const validate = validatorOf(medium, "config");
  assert.equal(validatorOf(structuredClone(medium), "config"), validate);
  const changed = { ...medium, configSchema: { type: "object" } };
  assert.notEqual(validatorOf(changed, "config"), validate);
});

Deno.test("validatorOf() asks for all of the auth", () => {
  const errors = validatorOf(seedEntries().wordpress, "auth")({}, "auth");
  assert.deepEqual(Object.keys(errors ?? {}), [
    "auth.username",
    "auth.application_password",
  ]);
});

Deno.test("validateAuthInput() takes a part, null, and an empty text", () => {
  const { wordpress } = seedEntries();
  for (
    const auth of [
      {},
      { username: "test-user" },
      { username: null, application_password: "" },
    ]
  ) assert.equal(validateAuthInput(wordpress, auth), null);
});

Deno.test("validateAuthInput() refuses a blank text, which would replace a credential that works", () => {
  const { wordpress } = seedEntries();
  for (const blank of [" ", " \t", "\n", "\u00a0"]) {
    const auth = { username: "test-user", application_password: blank };
    assert.deepEqual(validateAuthInput(wordpress, auth), {
      "auth.application_password": [
        "Enter more than white space, or leave it empty",
      ],
    });
  }
});

Deno.test("validateAuthInput() names an unknown field and never shows a value", () => {
  const { wordpress } = seedEntries();
  const errors = validateAuthInput(
    wordpress,
    JSON.parse(
      `{"password":"test-password","gone":null,"blank":"","__proto__":"test-password","username":"${
        "test-password".repeat(40)
      }"}`,
    ),
  );
  assert.deepEqual(
    Object.keys(errors ?? {}).sort(),
    ["__proto__", "blank", "gone", "password", "username"].map((name) =>
      `auth.${name}`
    ),
  );
  assert.ok(!JSON.stringify(Object.values(errors ?? {})).includes("test-"));
  const [, sentence] = Object.entries(errors ?? {})
    .find(([path]) => path === "auth.username") ?? [];
  assert.deepEqual(sentence, ["Use at most 200 characters"]);
});
