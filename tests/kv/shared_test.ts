import assert from "node:assert/strict";
import { sharedRead } from "../../lib/kv/shared.ts";

const QUESTION = { of: "tenant" };

function countingRead() {
  let reads = 0;
  const read = sharedRead((_: object) => Promise.resolve(++reads));
  return { read, reads: () => reads };
}

Deno.test("sharedRead() reads once for all who ask in one turn", async () => {
  const { read, reads } = countingRead();
  const answers = await Promise.all([read(QUESTION), read(QUESTION)]);
  assert.deepEqual([answers, reads()], [[1, 1], 1]);
});

Deno.test("sharedRead() keeps different questions apart", async () => {
  const { read } = countingRead();
  assert.deepEqual(
    await Promise.all([read({ a: 1 }), read({ a: 1 })]),
    [1, 2],
  );
});

Deno.test("sharedRead() begins after it was asked, so that nobody sees what was before", async () => {
  using kv = await Deno.openKv(":memory:");
  const key = ["revision"];
  const read = sharedRead(async (key: Deno.KvKey) =>
    (await kv.get<number>(key)).value
  );
  for (let n = 1; n <= 20; n++) {
    const early = read(key);
    await kv.set(key, n);
    const late = await read(key);
    assert.equal(late, n);
    await early;
  }
});

Deno.test("sharedRead() hands a failure to all who shared it, and asks again the next time", async () => {
  let fails = true;
  const read = sharedRead((_: object) =>
    fails ? Promise.reject(new Error("busy")) : Promise.resolve("read")
  );
  const shared = await Promise.allSettled([read(QUESTION), read(QUESTION)]);
  assert.deepEqual(shared.map(({ status }) => status), [
    "rejected",
    "rejected",
  ]);
  fails = false;
  assert.equal(await read(QUESTION), "read");
});
