import assert from "node:assert/strict";
import { keepOnce, takeOnce } from "../../lib/kv/once.ts";
import { createTestMeans } from "../test_means.ts";

const KEY: Deno.KvKey = ["tenant", "t", "kept", "x"];

Deno.test("takeOnce() gives the value to one of many", async () => {
  const means = await createTestMeans();
  await keepOnce(means, KEY, { value: "kept", expireMs: 60_000 });
  const taken = await Promise.all(
    Array.from({ length: 20 }, () => takeOnce(means, KEY)),
  );
  const kinds = taken.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === "taken").length, 1);
  assert.equal(kinds.filter((kind) => kind === "used").length, 19);
  means.kv.close();
});

Deno.test("takeOnce() knows nothing of what has ended, or never was", async () => {
  const means = await createTestMeans();
  assert.deepEqual(await takeOnce(means, KEY), { kind: "unknown" });
  await keepOnce(means, KEY, { value: "kept", expireMs: 60_000 });
  means.clock.advance(60_000);
  assert.deepEqual(await takeOnce(means, KEY), { kind: "unknown" });
  means.kv.close();
});
