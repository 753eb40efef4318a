import assert from "node:assert/strict";
import type { JsonSchema } from "../../lib/catalog/entry.ts";
import { decodeAuth } from "../../lib/forms/decode_auth.ts";
import { decodeConfig, decodeForm } from "../../lib/forms/decode.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { indexesIn, textOf, toFormState } from "../../lib/forms/form_state.ts";
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
  ["an empty text that was empty", { type: "string" }, [
    ["is:config.x", "set"],
    [X, ""],
  ], ""],
  ["a text over null", { type: ["string", "null"] }, [
    ["is:config.x", "null"],
    [X, "a"],
  ], null],
  ["the last of two states", { type: ["string", "null"] }, [
    ["is:config.x", "set"],
    ["is:config.x", "null"],
  ], null],
  ["a value as JSON", { type: "string" }, [
    ["is:config.x", "json"],
    [X, '"a\\rb"'],
  ], "a\rb"],
  ["JSON that was wiped out", { type: "string" }, [
    ["is:config.x", "json"],
    [X, " "],
  ], " "],
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
  ["zeros at the end", { type: "number" }, [[X, "0.10"]], 0.1],
  ["a large power of ten", { type: "number" }, [[X, "1e21"]], 1e21],
  ["digits that would be rounded", { type: "number" }, [
    [X, "0.12345678901234567891"],
  ], "0.12345678901234567891"],
  ["a number too small", { type: "number" }, [[X, "1e-999"]], "1e-999"],
  ["too many digits", { type: "integer" }, [
    [X, "9007199254740993"],
  ], "9007199254740993"],
  ["yes", { type: "boolean" }, [[X, "true"]], true],
  ["no", { type: "boolean" }, [[X, "false"]], false],
  ["neither yes nor no", { type: "boolean" }, [[X, ""]], undefined],
  ["an unticked box", { type: "boolean" }, [["is:config.x", "set"]], false],
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
    ["is:config.x", "set"],
    [`${X}.0`, ""],
  ], []],
  ["a list that never was", { type: "array", items: { type: "string" } }, [
    [`${X}.0`, ""],
  ], undefined],
  ["JSON", true, [[X, '{"a": [1]}']], { a: [1] }],
  ["blank JSON", true, [[X, " \n"]], undefined],
  ["a text where any value may be", true, [[X, "hello"]], "hello"],
  ["a text in quotes", true, [[X, '"1"']], "1"],
  ["broken JSON", { type: "array" }, [[X, "[1,"]], "[1,"],
  ["a tuple with a gap", { prefixItems: [true, { type: "number" }] }, [
    [`${X}.0`, ""],
    [`${X}.1`, "2"],
  ], [null, 2]],
  ["an object that is switched off", { properties: { a: {} } }, [
    ["is:config.x", "absent"],
    [`${X}.a`, "b"],
  ], undefined],
  ["the chosen branch", {
    oneOf: [{ type: "string" }, { type: "array", items: { type: "number" } }],
  }, [
    ["branch:config.x", "1"],
    [`${X}.\\0`, "a"],
    [`${X}.\\1.0`, "1"],
  ], [1]],
  ["no branch", { type: ["string", "number"] }, [
    ["branch:config.x", ""],
    [`${X}.\\0`, "a"],
  ], undefined],
  ["a made-up branch", { type: ["string", "number"] }, [
    ["branch:config.x", "7"],
    [`${X}.\\0`, "a"],
  ], undefined],
  [
    "the branch that is there, where none is named",
    {
      type: ["string", "number"],
    },
    [[`${X}.\\1`, "3"]],
    3,
  ],
  ["an object", { properties: { a: { type: "string" } } }, [
    [`${X}.a`, "b"],
  ], { a: "b" }],
  ["an object left empty", { properties: { a: { type: "string" } } }, [
    [`${X}.a`, ""],
  ], undefined],
  ["an object that was empty", { properties: { a: { type: "string" } } }, [
    ["is:config.x", "set"],
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

/** What is wrong with what stands in a form. */
function faultsOf(schema: JsonSchema, ...sent: Sent) {
  return decodeForm(toFormState(sent), toFieldTree(schema)).faults;
}

Deno.test("decodeForm() reads rows of names and values, and leaves out blank ones", () => {
  const tree = toFieldTree({ additionalProperties: { type: "string" } });
  const { value, faults, state } = decodeForm(
    toFormState([
      ["key:config.\\more.0", "a"],
      ["config.\\more.0", "1"],
      ["key:config.\\more.1", ""],
      ["config.\\more.1", ""],
      ["key:config.\\more.2", "b"],
      ["config.\\more.2", ""],
      ["is:key:config.\\more.3", "json"],
      ["key:config.\\more.3", '""'],
      ["config.\\more.3", "unnamed"],
    ]),
    tree,
  );
  assert.deepEqual(value, { a: "1", b: "", "": "unnamed" });
  assert.deepEqual(faults, {});
  assert.equal(textOf(state, "key:config.\\more.1"), "b");
});

Deno.test("decodeForm() complains of rows that would be lost", () => {
  const schema = { additionalProperties: { type: "number" } };
  assert.deepEqual(
    faultsOf(
      schema,
      ["key:config.\\more.0", "a"],
      ["config.\\more.0", "1"],
      ["key:config.\\more.1", "a"],
      ["config.\\more.1", "2"],
      ["key:config.\\more.2", ""],
      ["config.\\more.2", "3"],
      ["key:config.\\more.3", "b"],
      ["config.\\more.3", ""],
    ),
    {
      "config.a": ["Choose another name: this one is taken"],
      "config.": ["Give this value a name"],
      "config.b": ["Enter a value for this name"],
    },
  );
});

Deno.test("decodeForm() complains of JSON that is broken or would be rounded", () => {
  const schema = { properties: { x: true } };
  assert.deepEqual(Object.keys(faultsOf(schema, [X, "[1,"])), [X]);
  assert.deepEqual(faultsOf(schema, [X, "[9007199254740993]"]), {
    [X]: ["Use numbers of at most 15 digits"],
  });
  assert.deepEqual(faultsOf(schema, [X, '["9007199254740993", 1e2]']), {});
});

Deno.test("decodeForm() reads what a condition shows, and nothing that it hides", () => {
  const tree = toFieldTree({
    properties: { kind: { enum: ["a", "b"] } },
    if: { properties: { kind: { const: "b" } }, required: ["kind"] },
    then: {
      properties: { more: { type: "string" } },
      dependentSchemas: { more: { properties: { last: { type: "number" } } } },
    },
  });
  const decode = (kind: string) =>
    decodeConfig(
      formOf([["config.kind", kind], ["config.more", "m"], [
        "config.last",
        "1",
      ]]),
      tree,
    );
  assert.deepEqual(decode("a"), { kind: "a" });
  assert.deepEqual(decode("b"), { kind: "b", more: "m", last: 1 });
});

Deno.test("decodeForm() numbers rows anew where an empty one is left out", () => {
  const tree = toFieldTree({
    properties: { x: { type: "array", items: { type: "string" } } },
  });
  const { value, state } = decodeForm(
    toFormState([[`${X}.0`, ""], [`${X}.4`, "a"], [`${X}.7`, "b"]]),
    tree,
  );
  assert.deepEqual(value, { x: ["a", "b"] });
  assert.deepEqual(indexesIn(state, X), [0, 1]);
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
