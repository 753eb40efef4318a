import assert from "node:assert/strict";
import { changeForm } from "../../lib/forms/change_form.ts";
import { decodeForm } from "../../lib/forms/decode.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import {
  type FormEntry,
  toFormState,
  withEntries,
} from "../../lib/forms/form_state.ts";
import { toInitialValue } from "../../lib/forms/initial_value.ts";
import { withKept, withoutSecrets } from "../../lib/forms/secrets_kept.ts";
import { startState } from "../../lib/forms/start_state.ts";

const text = { type: "string" };
const account = {
  properties: {
    host: { ...text, default: "blog.example.com" },
    token: { ...text, writeOnly: true },
  },
};
const tree = toFieldTree({
  properties: {
    tags: { type: "array", items: text },
    accounts: { type: "array", items: account },
    labels: { additionalProperties: text },
    way: { oneOf: [{ properties: { list: { items: text } } }, text] },
    more: { properties: { a: { ...text, default: "x" } } },
  },
});

function stateOf(value: unknown) {
  return toFormState(toFormEntries(tree, value));
}

/** What the form holds after the changes. */
function change(value: unknown, ...changes: readonly string[]): unknown {
  const state = changes.reduce(
    (state, change) => changeForm([tree], state, change),
    stateOf(value),
  );
  return decodeForm(state, tree).value;
}

Deno.test("changeForm() moves and removes items, with all that is in them", () => {
  const value = { tags: ["a", "b", "c"] };
  assert.deepEqual(change(value, "up:config.tags.2"), {
    tags: ["a", "c", "b"],
  });
  assert.deepEqual(change(value, "down:config.tags.0"), {
    tags: ["b", "a", "c"],
  });
  assert.deepEqual(change(value, "remove:config.tags.1"), {
    tags: ["a", "c"],
  });
  assert.deepEqual(change(value, "up:config.tags.0"), value);
  assert.deepEqual(change(value, "down:config.tags.2"), value);
  const accounts = [{ host: "a", x: 1 }, { host: "b", y: [2] }];
  assert.deepEqual(change({ accounts }, "up:config.accounts.1"), {
    accounts: accounts.toReversed(),
  });
});

Deno.test("changeForm() adds an item that starts with its defaults", () => {
  assert.deepEqual(change({}, "add:config.accounts", "add:config.accounts"), {
    accounts: [{ host: "blog.example.com" }, { host: "blog.example.com" }],
  });
  assert.deepEqual(
    change({ way: { list: ["a"] } }, "add:config.way.\\0.list"),
    { way: { list: ["a"] } },
  );
});

Deno.test("changeForm() adds and removes rows of a map", () => {
  const added = changeForm([tree], stateOf({}), "open:config.labels");
  const row = changeForm([tree], added, "add:config.labels.\\more");
  const typed: FormEntry[] = [
    ["key:config.labels.\\more.0", "a"],
    ["config.labels.\\more.0", "1"],
  ];
  const state = withEntries(row, typed);
  assert.deepEqual(decodeForm(state, tree).value, { labels: { a: "1" } });
  const removed = changeForm([tree], state, "remove:config.labels.\\more.0");
  assert.deepEqual(decodeForm(removed, tree).value, { labels: {} });
});

Deno.test("changeForm() leaves the form as it is for anything else", () => {
  const state = stateOf({ tags: ["a"] });
  for (
    const nonsense of ["", "update", "add:gone", "add:config.tags.0", "x:y"]
  ) assert.equal(changeForm([tree], state, nonsense), state);
  assert.deepEqual(change({ tags: ["a"] }, "remove:nowhere", "up:"), {
    tags: ["a"],
  });
});

Deno.test("a chooser keeps what was typed in each branch, and only the chosen one is read", () => {
  const state = withEntries(stateOf({ way: { list: ["a"] } }), [
    ["branch:config.way", "1"],
    ["config.way.\\1", "typed"],
  ]);
  assert.deepEqual(decodeForm(state, tree).value, { way: "typed" });
  const back = withEntries(state, [["branch:config.way", "0"]]);
  assert.deepEqual(decodeForm(back, tree).value, { way: { list: ["a"] } });
});

Deno.test("startState() gives a field its default only where the form knows nothing of it", () => {
  const more = tree.fields.find(({ key }) => key === "more");
  assert.ok(more?.kind === "object" && more.fields[0]);
  const [a] = more.fields;
  const opened = changeForm([tree], stateOf({}), "open:config.more");
  assert.equal(startState(opened, a).texts.get("config.more.a")?.[0], "x");
  const known = stateOf({ more: {} });
  assert.equal(startState(known, a), known);
});

Deno.test("withKept() puts secrets back where they moved to, and no others", () => {
  const stored = {
    accounts: [
      { host: "a", token: "test-password-a" },
      { host: "b", token: "test-password-b" },
    ],
  };
  const state = changeForm([tree], stateOf(stored), "remove:config.accounts.0");
  const { value, kept } = decodeForm(state, tree);
  assert.deepEqual(value, { accounts: [{ host: "b" }] });
  assert.deepEqual(
    withKept(tree, { accounts: [{ host: "b" }] }, { kept, stored }),
    {
      accounts: [{ host: "b", token: "test-password-b" }],
    },
  );
  const replaced = withEntries(state, [[
    "config.accounts.0.token",
    "test-new",
  ]]);
  assert.equal(decodeForm(replaced, tree).kept.size, 0);
  const removed = withEntries(state, [[
    "remove:config.accounts.0.token",
    "true",
  ]]);
  assert.equal(decodeForm(removed, tree).kept.size, 0);
  assert.deepEqual(decodeForm(removed, tree).value, {
    accounts: [{ host: "b" }],
  });
});

Deno.test("withoutSecrets() leaves nothing of a secret, and says where it was", () => {
  const value = { accounts: [{ host: "a", token: "test-password" }], x: 1 };
  assert.deepEqual(withoutSecrets(tree, value), {
    value: { accounts: [{ host: "a" }], x: 1 },
    secrets: ["config.accounts.0.token"],
  });
});

Deno.test("toInitialValue() takes the defaults of what is there from the start", () => {
  const initial = (schema: object) =>
    toInitialValue(toFieldTree({ ...schema }));
  const withDefault = { ...text, default: "x" };
  assert.deepEqual(initial({ properties: { a: withDefault, b: text } }), {
    a: "x",
  });
  assert.deepEqual(
    initial({ properties: { o: { properties: { a: withDefault } } } }),
    { o: { a: "x" } },
  );
  assert.deepEqual(
    initial({
      properties: {
        o: { properties: { a: withDefault, b: text }, required: ["b"] },
      },
    }),
    {},
  );
  assert.deepEqual(
    initial({
      required: ["way"],
      properties: {
        way: {
          oneOf: [
            { properties: { kind: { const: "a" }, n: withDefault } },
            { properties: { kind: { const: "b" } } },
          ],
        },
      },
    }),
    { way: { kind: "a", n: "x" } },
  );
  assert.deepEqual(
    initial({
      properties: { on: { type: "boolean", default: true } },
      if: { properties: { on: { const: true } }, required: ["on"] },
      then: { properties: { more: withDefault } },
    }),
    { on: true, more: "x" },
  );
  assert.deepEqual(
    initial({ properties: { s: { ...withDefault, writeOnly: true } } }),
    {},
  );
});

Deno.test("decodeForm() leaves out thousands of empty rows, and names without end, in no time", () => {
  const start = performance.now();
  const rows = Array.from(
    { length: 4_000 },
    (_, index): FormEntry => [`config.tags.${index * 7}`, ""],
  );
  const endless: FormEntry = [`config${".".repeat(60_000)}`, "x"];
  const { value } = decodeForm(toFormState([...rows, endless]), tree);
  assert.deepEqual(value, {});
  assert.ok(performance.now() - start < 2_000);
});
