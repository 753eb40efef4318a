import assert from "node:assert/strict";
import { commitTogether, type Draft } from "../../lib/kv/commit_together.ts";

type KvTest = (kv: Deno.Kv) => Promise<void>;

/** A KV of its own for each test, and a first commit under way, so that the others wait and go together. */
function withBusyKv(test: KvTest): () => Promise<void> {
  return async () => {
    const kv = await Deno.openKv(":memory:");
    const busy = [1, 2].map((n) => commitTogether(kv, setting(["busy", n], n)));
    await test(kv);
    await Promise.all(busy);
    kv.close();
  };
}

function setting(
  key: Deno.KvKey,
  value: unknown,
  checks: Deno.AtomicCheck[] = [],
): Draft {
  return { checks, writes: [{ kind: "set", key, value, options: undefined }] };
}

const NEW = null;

const valueOf = async (kv: Deno.Kv, key: Deno.KvKey) =>
  (await kv.get(key)).value;

Deno.test(
  "commitTogether() writes what comes at once in few commits",
  withBusyKv(async (kv) => {
    const keys = Array.from({ length: 30 }, (_, n) => ["a", n]);
    const done = keys.map((key) => commitTogether(kv, setting(key, "x")));
    assert.deepEqual(new Set(await Promise.all(done)), new Set([true]));
    const stamps = new Set<string | null>();
    for (const key of keys) stamps.add((await kv.get(key)).versionstamp);
    assert.ok(stamps.size <= 4, `${stamps.size} commits`);
  }),
);

Deno.test(
  "commitTogether() lets exactly one of those win that hold and change the same, and the others be",
  withBusyKv(async (kv) => {
    const key = ["taken"];
    const take = (who: number) =>
      commitTogether(kv, setting(key, who, [{ key, versionstamp: NEW }]));
    const [one, other, two, three] = await Promise.all([
      take(1),
      commitTogether(kv, setting(["other"], "x")),
      take(2),
      take(3),
    ]);
    assert.deepEqual([one, other, two, three], [true, true, false, false]);
    assert.equal(await valueOf(kv, key), 1);
  }),
);

Deno.test(
  "commitTogether() fails the one whose check does not hold, and no other",
  withBusyKv(async (kv) => {
    const stale = { key: ["busy", 1], versionstamp: "00000000000000990000" };
    const oks = await Promise.all([
      commitTogether(kv, setting(["a"], "x")),
      commitTogether(kv, setting(["b"], "x", [stale])),
      commitTogether(kv, setting(["c"], "x")),
    ]);
    assert.deepEqual(oks, [true, false, true]);
    assert.equal(await valueOf(kv, ["b"]), null);
    assert.equal(await valueOf(kv, ["c"]), "x");
  }),
);

Deno.test(
  "commitTogether() holds what one reads against what another changes",
  withBusyKv(async (kv) => {
    const read = { key: ["rate"], versionstamp: NEW };
    const oks = await Promise.all([
      commitTogether(kv, setting(["rate"], 2)),
      commitTogether(kv, setting(["price"], "by the old rate", [read])),
    ]);
    assert.deepEqual(oks, [true, false]);
    assert.equal(await valueOf(kv, ["price"]), null);
  }),
);

Deno.test(
  "commitTogether() refuses what KV cannot store, and no other",
  withBusyKv(async (kv) => {
    for (const [n, impossible] of ["x".repeat(70_000), () => 1].entries()) {
      const results = await Promise.allSettled([
        commitTogether(kv, setting(["a", n], "x")),
        commitTogether(kv, setting(["b", n], "x")),
        commitTogether(kv, setting(["c", n], impossible)),
        commitTogether(kv, setting(["d", n], "x")),
      ]);
      assert.deepEqual(results.map(({ status }) => status), [
        "fulfilled",
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      assert.equal(await valueOf(kv, ["d", n]), "x");
    }
  }),
);

Deno.test(
  "commitTogether() looks at each key once, however long it waits",
  withBusyKv(async (kv) => {
    let looks = 0;
    const toJSON = () => ++looks;
    const done = Array.from({ length: 100 }, (_, n) => {
      const key = Object.assign(["a", n], { toJSON });
      return commitTogether(kv, setting(key, "x"));
    });
    await Promise.all(done);
    assert.equal(looks, 100);
  }),
);

Deno.test(
  "commitTogether() takes more than goes into one commit of KV",
  withBusyKv(async (kv) => {
    const large = "x".repeat(60_000);
    const keys = Array.from({ length: 40 }, (_, n) => ["large", n]);
    const done = keys.map((key) => commitTogether(kv, setting(key, large)));
    assert.deepEqual(new Set(await Promise.all(done)), new Set([true]));
    for (const key of keys) assert.equal(await valueOf(kv, key), large);
  }),
);

Deno.test(
  "commitTogether() adds up what all add, and keeps the order of one",
  withBusyKv(async (kv) => {
    const key = ["count"];
    const sum: Draft = {
      checks: [],
      writes: [{ kind: "sum", key, delta: 1n }],
    };
    const replace: Draft = {
      checks: [],
      writes: [{ kind: "delete", key: ["busy", 1] }, {
        kind: "set",
        key: ["busy", 1],
        value: "after",
        options: undefined,
      }],
    };
    const sums = Array.from({ length: 50 }, () => commitTogether(kv, sum));
    await Promise.all([...sums, commitTogether(kv, replace)]);
    assert.deepEqual(await valueOf(kv, key), new Deno.KvU64(50n));
    assert.equal(await valueOf(kv, ["busy", 1]), "after");
  }),
);
