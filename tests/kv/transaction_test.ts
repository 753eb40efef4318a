import assert from "node:assert/strict";
import { cached } from "../../lib/kv/cached.ts";
import { isHealthy } from "../../lib/kv/health.ts";
import { parseCursor, toCursor } from "../../lib/kv/page.ts";
import { readRevisions } from "../../lib/kv/revision.ts";
import {
  commit,
  transact,
  type Transaction,
} from "../../lib/kv/transaction.ts";
import type { Scope } from "../../lib/scope.ts";
import { refusal } from "../refusal.ts";
import { createTestMeans, type TestMeans } from "../test_means.ts";

function scopeWith(means: TestMeans): Scope {
  return {
    means,
    tenant: { id: "t1", slug: "acme", name: "Acme" },
    actor: { kind: "system", id: "s", name: "Test" },
    role: "owner",
    requestId: "r1",
  };
}

async function world() {
  const means = await createTestMeans();
  return {
    means,
    scope: scopeWith(means),
    [Symbol.dispose]: () => (means.log.flush(), means.kv.close()),
  };
}

/** The least that counts as a change. */
function change(tx: Transaction): Promise<void> {
  return Promise.resolve(tx.set(["changed"], true));
}

Deno.test("transact() tries a lost race again, so that no change is lost", async () => {
  using w = await world();
  await Promise.all(
    Array.from({ length: 5 }, () =>
      transact(w.means, async (tx) => {
        const count = await tx.read<number>(["count"]) ?? 0;
        tx.set(["count"], count + 1);
      })),
  );
  assert.equal((await w.means.kv.get(["count"])).value, 5);
});

Deno.test("transact() answers with conflict when it loses eight times", async () => {
  using w = await world();
  let tries = 0;
  await refusal("conflict", () =>
    transact(w.means, async (tx) => {
      tries++;
      await tx.read(["busy"]);
      await w.means.kv.set(["busy"], tries);
      tx.set(["mine"], true);
    }));
  assert.equal(tries, 8);
  assert.equal((await w.means.kv.get(["mine"])).value, null);
});

Deno.test("transact() writes nothing when its work throws", async () => {
  using w = await world();
  await assert.rejects(transact(w.means, (tx) => {
    tx.set(["half"], true);
    return Promise.reject(new Error("stop"));
  }));
  assert.equal((await w.means.kv.get(["half"])).value, null);
});

Deno.test("transaction.add() counts up and down without a race", async () => {
  using w = await world();
  await Promise.all(
    [3n, -1n, -1n].map((delta) =>
      transact(w.means, (tx) => Promise.resolve(tx.add(["sum"], delta)))
    ),
  );
  assert.deepEqual((await w.means.kv.get(["sum"])).value, new Deno.KvU64(1n));
});

Deno.test("commit() moves the tenant's revision by one and drops the one read before", async () => {
  using w = await world();
  w.scope.revisions = await readRevisions(w.scope);
  assert.equal(w.scope.revisions.tenant, 0n);
  await commit(w.scope, change);
  assert.equal((await readRevisions(w.scope)).tenant, 1n);
});

Deno.test("commit() leaves the tenant's revision where its work writes nothing", async () => {
  using w = await world();
  await commit(w.scope, change);
  const before = await readRevisions(w.scope);
  await commit(w.scope, (tx) => tx.read(["changed"]));
  assert.deepEqual(await readRevisions(w.scope), before);
});

Deno.test("cached() loads once for each revision and query", async () => {
  using w = await world();
  let loads = 0;
  const load = () => Promise.resolve({ load: ++loads });
  const ask = (query: string) => cached(w.scope, { of: "tenant", query }, load);
  assert.equal(await ask("a"), await ask("a"));
  await ask("b");
  assert.equal(loads, 2);
  await commit(w.scope, change);
  assert.deepEqual(await ask("a"), { load: 3 });
});

Deno.test("cached() keeps tenants apart", async () => {
  using w = await world();
  const other = {
    ...w.scope,
    tenant: { id: "t2", slug: "globex", name: "Globex" },
  };
  const ask = (scope: Scope) =>
    cached(
      scope,
      { of: "tenant", query: "q" },
      () => Promise.resolve({ of: scope.tenant.id }),
    );
  assert.deepEqual([await ask(w.scope), await ask(other)], [{ of: "t1" }, {
    of: "t2",
  }]);
});

Deno.test("parseCursor() reads what toCursor() made, and nothing else", async () => {
  const id = "0190a0a0-aaaa-7000-8000-0123456789ab";
  assert.equal(parseCursor(toCursor(id)), id);
  for (
    const bad of [
      "",
      "x",
      "%%%",
      btoa("2:" + id),
      btoa("1:../../x"),
      toCursor(id) + "x",
    ]
  ) {
    await refusal("validation_failed", () => parseCursor(bad));
  }
});

Deno.test("isHealthy() says whether KV answers", async () => {
  const means = await createTestMeans();
  assert.equal(await isHealthy(means), true);
  means.kv.close();
  assert.equal(await isHealthy(means), false);
  means.log.flush();
});
