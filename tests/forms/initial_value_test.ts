import assert from "node:assert/strict";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toInitialValue } from "../../lib/forms/initial_value.ts";

function startOf(property: object): unknown {
  return toInitialValue(toFieldTree({ properties: { a: property } })).a;
}

const login = {
  type: "object",
  oneOf: [
    { properties: { by: { const: "key" } }, required: ["by"] },
    { properties: { by: { const: "name" } }, required: ["by"] },
  ],
};

/** A property, and what a new form starts with there. */
const CASES: Readonly<Record<string, readonly [object, unknown]>> = {
  "a text": [{ type: "string", default: "x" }, "x"],
  "an empty text": [{ type: "string", default: "" }, ""],
  "no number that is a text": [{ type: "integer", default: "12" }, undefined],
  "no text that is a number": [{ type: "string", default: 5 }, undefined],
  "no answer that is a text": [{ type: "boolean", default: "yes" }, undefined],
  "no option that is none": [{ enum: ["a", "b"], default: "c" }, undefined],
  "no list that is a text": [
    { type: "array", items: { type: "string" }, default: "a,b" },
    undefined,
  ],
  "no object that is a list": [
    { type: "object", properties: { b: { type: "string" } }, default: [] },
    undefined,
  ],
  "null where that is a value": [
    { type: ["object", "null"], properties: { b: {} }, default: null },
    null,
  ],
  "the branch of a default": [
    { ...login, default: { by: "name" } },
    { by: "name" },
  ],
  "no branch that is only named": [{ ...login, default: "name" }, undefined],
  "whatever JSON holds": [{ default: [1] }, [1]],
};

for (const [what, [property, start]] of Object.entries(CASES)) {
  Deno.test(`toInitialValue() starts with ${what}`, () => {
    assert.deepEqual(startOf(property), start);
  });
}

Deno.test("toInitialValue() starts without what stands inside itself, whatever its default", () => {
  const tree = toFieldTree({
    properties: {
      name: { type: "string", default: "x" },
      left: { $ref: "#", default: {} },
      right: { $ref: "#", default: { name: "y" } },
      either: { anyOf: [{ type: "boolean" }, { $ref: "#" }], default: {} },
    },
  });
  assert.deepEqual(toInitialValue(tree), { name: "x", either: {} });
});
