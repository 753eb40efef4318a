import assert from "node:assert/strict";
import { run } from "./process.ts";

Deno.test("deno task seed says what it did, and the second time that nothing differs", async () => {
  const folder = await Deno.makeTempDir();
  const env = { CONNECTORS_KV: `${folder}/data/kv.sqlite3` };
  const first = await run(["task", "--quiet", "seed"], env);
  assert.equal(first.out, "4 created, 0 updated, 0 unchanged, 0 retired");
  const second = await run(["task", "--quiet", "seed"], env);
  assert.equal(second.out, "0 created, 0 updated, 4 unchanged, 0 retired");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("deno task keys:new prints one entry that the server takes", async () => {
  const { out } = await run(["task", "--quiet", "keys:new"]);
  assert.match(out, /^[\w-]+:[A-Za-z0-9+/]{43}=$/);
});

Deno.test("deno task start fails with sentences, not with a stack", async () => {
  const env = { PORT: "many", CONNECTORS_MODE: "", CONNECTORS_KEYS: "" };
  const { code, err } = await run(["task", "--quiet", "start"], env);
  assert.equal(code, 1);
  assert.match(err, /PORT is "many": use a number/);
  assert.match(err, /CONNECTORS_KEYS is not set.*deno task keys:new/);
  assert.doesNotMatch(err, /\n\s+at /);
});
