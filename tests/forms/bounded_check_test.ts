import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import { compileValidator } from "../../lib/forms/validate.ts";

/** Grossly more than the half of a second that a check may take, for a busy machine. */
const WATCHDOG_MS = 5_000;

const TOO_MUCH = { "c.x": ["This is too much to check; shorten it"] };

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

function nested(levels: number): object {
  let value: object = {};
  for (let i = 0; i < levels; i++) value = { c: value };
  return value;
}

/** A property's schema and value, and what is said. */
const CASES: Readonly<
  Record<string, readonly [JsonSchema, unknown, object | null]>
> = {
  "a pattern that backtracks": [
    { pattern: "^(a+)+$" },
    "a".repeat(60_000) + "!",
    { "c.x": ["Use the expected form: ^(a+)+$"] },
  ],
  "a pattern of more steps than there are": [
    { pattern: "^((a?b){1,80}){1,80}$" },
    "ab".repeat(30_000),
    TOO_MUCH,
  ],
  "patterns that no name fits": [
    {
      patternProperties: Object.fromEntries(
        times(500, (i) => [`^(a+)+${i}$`, { type: "string" }]),
      ),
    },
    Object.fromEntries(times(5_000, (i) => [`aaaaaaaaaaa${i}`, 1])),
    TOO_MUCH,
  ],
  "a format that takes the square of the length": [
    { format: "url" },
    "http://" + ":".repeat(15_000),
    { "c.x": ["Enter a full address, such as https://blog.example.com"] },
  ],
  "a list of thousands of unlike objects": [
    { uniqueItems: true },
    times(8_000, (a) => ({ a })),
    null,
  ],
  "the same in another order": [
    { uniqueItems: true },
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, { b: [2] }],
    { "c.x.1": ["Remove this: it repeats item 1"] },
  ],
  "choices that double at each level": [
    {
      $ref: "#/$defs/tree",
    },
    nested(31),
    { [`c.x${".c".repeat(15)}`]: TOO_MUCH["c.x"] },
  ],
  "a dynamic reference without an end": [
    { $dynamicAnchor: "a", allOf: [{ $dynamicRef: "#a" }] },
    "value",
    TOO_MUCH,
  ],
  "a value that is too deep": [
    {},
    JSON.parse("[".repeat(20_000) + "]".repeat(20_000)),
    { c: ["Use at most 64 levels of nesting"] },
  ],
};

const tree = {
  oneOf: times(2, (i) => ({
    required: [`k${i}`],
    properties: { c: { $ref: "#/$defs/tree" } },
  })),
};

for (const [what, [x, value, expected]] of Object.entries(CASES)) {
  Deno.test(`compileValidator() answers ${what} in time`, () => {
    const schema = { $defs: { tree }, properties: { x } };
    const start = performance.now();
    const errors = compileValidator(schema)({ x: value }, "c");
    assert.ok(performance.now() - start < WATCHDOG_MS);
    assert.deepEqual(errors, expected);
  });
}

Deno.test("compileValidator() stops at a hundred sentences, however many faults there are", () => {
  const required = times(1_000, (i) => `p${i}`);
  const validate = compileValidator({ items: { required } });
  const errors = validate(times(5_000, () => ({})), "c") ?? {};
  assert.equal(Object.values(errors).flat().length, 100);
  assert.deepEqual(errors["c.0.p0"], ['Fill in "P0"']);
});

Deno.test("compileValidator() starts each check afresh", () => {
  const validate = compileValidator({ items: { pattern: "^(a?b){1,80}$" } });
  for (let i = 0; i < 30; i++) {
    assert.equal(validate(["ab".repeat(80)], "c"), null);
  }
});
