import assert from "node:assert/strict";
import { decodeAuth } from "../../lib/forms/decode_auth.ts";
import { decodeConfig } from "../../lib/forms/decode.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { compileValidator } from "../../lib/forms/validate.ts";

type Sent = readonly (readonly [string, string])[];

function formOf(sent: Sent): FormData {
  const form = new FormData();
  for (const [name, text] of sent) form.append(name, text);
  return form;
}

/** What a form says of one field `x`; undefined when it is absent. */
function decodeX(property: unknown, ...sent: Sent): unknown {
  const tree = toFieldTree({ properties: { x: property } });
  return decodeConfig(formOf(sent), tree).x;
}

const X = "config.x";

const CASES: readonly (readonly [string, unknown, Sent, unknown])[] = [
  ["a text", { type: "string" }, [[X, " a "]], " a "],
  ["a text that is not sent", { type: "string" }, [], undefined],
  ["an empty text", { type: "string" }, [[X, ""]], undefined],
  ["an empty text that was empty", { type: "string" }, [[X, ""], [X, ""]], ""],
  ["line ends", { type: "string", multiline: true }, [[X, "a\r\nb"]], "a\nb"],
  ["an address with spaces around", { type: "string", format: "uri" }, [
    [X, " https://a.example "],
  ], "https://a.example"],
  ["a whole number", { type: "integer" }, [[X, " 12 "]], 12],
  ["a decimal", { type: "number" }, [[X, "-.5e1"]], -5],
  ["an empty number", { type: "number" }, [[X, " "]], undefined],
  ["a comma", { type: "number" }, [[X, "1,5"]], "1,5"],
  ["hexadecimal", { type: "number" }, [[X, "0x10"]], "0x10"],
  ["Infinity", { type: "number" }, [[X, "Infinity"]], "Infinity"],
  ["a number beyond all", { type: "number" }, [[X, "1e999"]], "1e999"],
  ["too many digits", { type: "integer" }, [
    [X, "9007199254740993"],
  ], "9007199254740993"],
  ["a ticked box", { type: "boolean" }, [[X, "unset"], [X, "true"]], true],
  ["an unticked box", { type: "boolean" }, [[X, "false"]], false],
  ["an untouched box", { type: "boolean" }, [[X, "unset"]], undefined],
  ["an untouched box of default true", { type: "boolean" }, [
    [X, "unset-true"],
    [X, "true"],
  ], undefined],
  ["a box of default true, unticked", { type: "boolean" }, [
    [X, "unset-true"],
  ], false],
  ["a box that is not sent", { type: "boolean" }, [], undefined],
  ["a box with made-up text", { type: "boolean" }, [[X, "maybe"]], "maybe"],
  ["a choice", { enum: [1, "b"] }, [[X, "1"]], 1],
  ["no choice", { enum: [1, "b"] }, [[X, ""]], undefined],
  ["a made-up choice", { enum: [1, "b"] }, [[X, "c"]], "c"],
  ["a list with gaps", { type: "array", items: { type: "string" } }, [
    [`${X}.7`, "b"],
    [`${X}.0`, "a"],
    [`${X}.3`, ""],
    [`${X}.x`, "no index"],
    [`${X}.01`, "no index"],
    [`${X}.-1`, "no index"],
  ], ["a", "b"]],
  ["an emptied list", { type: "array", items: { type: "string" } }, [
    [X, "[]"],
    [`${X}.0`, ""],
  ], []],
  ["a list that never was", { type: "array", items: { type: "string" } }, [
    [`${X}.0`, ""],
  ], undefined],
  ["JSON", true, [[X, '{"a": [1]}']], { a: [1] }],
  ["blank JSON", true, [[X, " \n"]], undefined],
  ["broken JSON", { type: "array" }, [[X, "[1,"]], "[1,"],
  ["an object", { properties: { a: { type: "string" } } }, [
    [`${X}.a`, "b"],
  ], { a: "b" }],
  ["an object left empty", { properties: { a: { type: "string" } } }, [
    [`${X}.a`, ""],
  ], undefined],
  ["an object that was empty", { properties: { a: { type: "string" } } }, [
    [X, "{}"],
    [`${X}.a`, ""],
  ], {}],
];

for (const [what, property, sent, expected] of CASES) {
  Deno.test(`decodeConfig() reads ${what}`, () => {
    assert.deepEqual(decodeX(property, ...sent), expected);
  });
}

Deno.test("decodeConfig() leaves a required text absent, so that the validator asks for it", () => {
  const schema = {
    required: ["x"],
    properties: { x: { type: "string", title: "Site" } },
  };
  const value = decodeConfig(formOf([[X, ""]]), toFieldTree(schema));
  assert.deepEqual(compileValidator(schema)(value, "config"), {
    [X]: ['Fill in "Site"'],
  });
});

Deno.test("decodeConfig() takes only the fields of the tree, and no file", () => {
  const form = formOf([["config.other", "1"], ["name", "Blog"]]);
  form.append(X, new File(["test"], "a.txt"));
  const tree = toFieldTree({ properties: { x: { type: "string" } } });
  assert.deepEqual(decodeConfig(form, tree), {});
});

Deno.test("decodeConfig() makes members of misleading names its own, and changes no prototype", () => {
  const tree = toFieldTree(
    JSON.parse(
      '{"properties":{"__proto__":{"properties":{"x":{"type":"string"}}},"constructor":{"type":"string"}}}',
    ),
  );
  const value = decodeConfig(
    formOf([["config.__proto__.x", "a"], ["config.constructor", "b"]]),
    tree,
  );
  assert.deepEqual(Object.keys(value), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.ok(!("x" in Object.prototype));
});

Deno.test("decodeConfig() keeps other members that were typed as JSON, after the fields' own", () => {
  const tree = toFieldTree({
    properties: { x: { type: "string" } },
    additionalProperties: true,
  });
  const decode = (rest: string) =>
    decodeConfig(formOf([[X, "own"], ["config.\\rest", rest]]), tree);
  assert.deepEqual(decode('{"b":1,"x":"other"}'), { b: 1, x: "own" });
  assert.deepEqual(decode(""), { x: "own" });
  assert.deepEqual(decode("{broken"), { "": "{broken", x: "own" });
  assert.deepEqual(decode("[1]"), { "": "[1]", x: "own" });
});

Deno.test("decodeAuth() knows the entry's fields only", () => {
  const tree = toFieldTree({
    properties: { token: { type: "string", writeOnly: true } },
  }, "auth");
  const form = formOf([
    ["auth.token", "test-password"],
    ["auth.other", "test-password"],
    ["remove:auth.other", "true"],
  ]);
  assert.deepEqual(decodeAuth(form, tree), { token: "test-password" });
});
