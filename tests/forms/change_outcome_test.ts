import assert from "node:assert/strict";
import { changeWithOutcome } from "../../lib/forms/change_outcome.ts";
import { decodeForm } from "../../lib/forms/decode.ts";
import { toFieldTree } from "../../lib/forms/fields.ts";
import { toFormEntries } from "../../lib/forms/form_entries.ts";
import { entriesOf, textOf, toFormState } from "../../lib/forms/form_state.ts";
import { withoutTypedSecrets } from "../../lib/forms/typed_secrets.ts";
import { withStarts } from "../../lib/forms/with_starts.ts";

const TREE = toFieldTree({
  properties: {
    tags: { type: "array", items: { type: "string", title: "Tag" } },
    servers: {
      type: "array",
      items: {
        title: "Server",
        properties: {
          kind: { const: "web" },
          host: { type: "string" },
        },
        required: ["kind", "host"],
      },
    },
    headers: {
      type: "object",
      title: "Headers",
      additionalProperties: { type: "string" },
    },
    menu: { $ref: "#/$defs/menu" },
  },
  required: ["headers"],
  $defs: {
    menu: {
      type: "object",
      title: "Menu",
      properties: { child: { $ref: "#/$defs/menu" } },
    },
  },
});

const VALUE = {
  tags: ["a", "b", "c"],
  servers: [],
  headers: { x: "1" },
  menu: {},
};

type Case = readonly [
  change: string,
  focus: string | null,
  said: string,
  part: unknown,
];

const CASES: readonly Case[] = [
  ["add:config.tags", "config.tags.3", "Tag 4 added", undefined],
  ["add:config.servers", "config.servers.0.host", "Server 1 added", undefined],
  [
    "add:config.headers.\\more",
    "key:config.headers.\\more.1",
    "Row added",
    undefined,
  ],
  ["remove:config.tags.1", "remove:config.tags.1", "Tag 2 removed", ["a", "c"]],
  ["remove:config.tags.2", "remove:config.tags.1", "Tag 3 removed", ["a", "b"]],
  [
    "up:config.tags.2",
    "up:config.tags.1",
    "Moved to place 2 of 3",
    ["a", "c", "b"],
  ],
  [
    "up:config.tags.1",
    "down:config.tags.0",
    "Moved to place 1 of 3",
    ["b", "a", "c"],
  ],
  [
    "down:config.tags.1",
    "up:config.tags.2",
    "Moved to place 3 of 3",
    ["a", "c", "b"],
  ],
  ["open:config.menu.child", "config.menu.child", "Menu opened", undefined],
  ["update:", null, "", ["a", "b", "c"]],
  ["made up", null, "", ["a", "b", "c"]],
  ["add:config.nothing", null, "", ["a", "b", "c"]],
  ["remove:config.tags.9", null, "", ["a", "b", "c"]],
];

for (const [change, focus, said, tags] of CASES) {
  Deno.test(`changeWithOutcome() goes on well after "${change}"`, () => {
    const state = toFormState(toFormEntries(TREE, VALUE));
    const changed = changeWithOutcome([TREE], state, change);
    assert.equal(changed.focus, focus);
    assert.equal(changed.said, said);
    if (tags === undefined) return;
    const { value } = decodeForm(changed.state, TREE);
    assert.deepEqual(value, { ...VALUE, tags });
  });
}

Deno.test("changeWithOutcome() empties what does not fit its field", () => {
  const value = { ...VALUE, tags: "no list" };
  const state = toFormState(toFormEntries(TREE, value));
  const changed = changeWithOutcome([TREE], state, "clear:config.tags");
  assert.equal(changed.said, "Tags emptied");
  const { tags: _tags, ...rest } = VALUE;
  assert.deepEqual(decodeForm(changed.state, TREE).value, rest);
});

Deno.test("withoutTypedSecrets() keeps all that was typed but secrets, also in branches that are not chosen", () => {
  const state = toFormState([
    ["name", "Blog"],
    ["config.a", "text"],
    ["config.s", "test-password"],
    ["kept:config.s", ""],
    ["config.c.\\1.s", "test-password"],
    ["kept:config.c.\\1.s", ""],
    ["auth.user", "test-password"],
    ["remove:auth.user", "true"],
  ]);
  const shown = withoutTypedSecrets(state);
  assert.doesNotMatch(JSON.stringify(entriesOf(shown)), /test-password/);
  assert.equal(textOf(shown, "config.a"), "text");
  assert.equal(textOf(shown, "remove:auth.user"), "true");
});

Deno.test("withStarts() gives what has just been shown its default, and leaves the rest", () => {
  const tree = toFieldTree({
    properties: {
      a: { type: "string" },
      b: { type: "string", default: "usual" },
    },
  });
  const state = withStarts([tree], toFormState([["config.a", "typed"]]));
  assert.deepEqual(decodeForm(state, tree).value, { a: "typed", b: "usual" });
  const known = toFormState([["config.a", ""], ["config.b", ""]]);
  assert.equal(withStarts([tree], known), known);
});
