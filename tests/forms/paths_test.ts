import assert from "node:assert/strict";
import {
  clip,
  controlId,
  humanize,
  isWithin,
  joinPath,
  ownValue,
} from "../../lib/forms/paths.ts";

Deno.test("joinPath() keeps places apart whose names hold dots or backslashes", () => {
  assert.equal(joinPath("", "name"), "name");
  assert.equal(joinPath("config", "base_url"), "config.base_url");
  assert.equal(joinPath("config.tags", 2), "config.tags.2");
  const places = [
    joinPath("a", "b.c"),
    joinPath(joinPath("a", "b"), "c"),
    joinPath("a", "b\\.c"),
    joinPath(joinPath("a", "b\\"), "c"),
  ];
  assert.equal(new Set(places).size, places.length);
});

Deno.test("isWithin() takes the place and what is inside, not what begins alike", () => {
  assert.ok(isWithin("config.a", "config.a"));
  assert.ok(isWithin("config.a.0", "config.a"));
  assert.ok(!isWithin("config.ab", "config.a"));
});

Deno.test("controlId() is readable, without spaces, and unique", () => {
  assert.equal(controlId("config.base_url"), "field-config-base_url");
  const paths = ["a.b", "a-b", "a b", "a:2d:b", "a\\.b", "a_b", "a🔑b", "a..b"];
  const ids = paths.map(controlId);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^field-[\w:-]+$/);
});

Deno.test("humanize() reads names of any style", () => {
  const names = {
    base_url: "Base URL",
    accountLabel: "Account label",
    "api-key": "API key",
    id: "ID",
    "": "Unnamed",
    "__": "__",
    "\0": "Unnamed",
  };
  for (const [name, label] of Object.entries(names)) {
    assert.equal(humanize(name), label);
  }
});

Deno.test("ownValue() never reads what is inherited", () => {
  assert.equal(ownValue({}, "constructor"), undefined);
  assert.equal(ownValue({}, "__proto__"), undefined);
  assert.equal(ownValue(JSON.parse('{"__proto__":1}'), "__proto__"), 1);
  assert.equal(ownValue(["a"], 0), "a");
  assert.equal(ownValue(null, "a"), undefined);
  assert.equal(ownValue("text", "length"), undefined);
});

Deno.test("clip() cuts between characters, never inside one", () => {
  assert.equal(clip("short"), "short");
  assert.equal(clip("🔑".repeat(70)), `${"🔑".repeat(60)}…`);
});
