import assert from "node:assert/strict";
import { claimLease } from "../../lib/kv/lease.ts";
import { createTestMeans } from "../test_means.ts";

const KEY: Deno.KvKey = ["tenant", "t", "leases", "x"];

Deno.test("claimLease() gives the lease to one of many, and to the next when it is released", async () => {
  const means = await createTestMeans();
  const claims = await Promise.all(
    Array.from({ length: 20 }, () => claimLease(means, KEY, 60_000)),
  );
  const [lease, ...others] = claims.filter((claim) => claim !== null);
  assert.equal(others.length, 0);
  assert.equal(await claimLease(means, KEY, 60_000), null);
  await lease?.release();
  assert.ok(await claimLease(means, KEY, 60_000));
  means.kv.close();
});

Deno.test("claimLease() takes over from one who died, who then releases nothing of the other's", async () => {
  const means = await createTestMeans();
  const dead = await claimLease(means, KEY, 60_000);
  means.clock.advance(60_000);
  assert.ok(await claimLease(means, KEY, 60_000));
  await dead?.release();
  assert.equal(await claimLease(means, KEY, 60_000), null);
  means.kv.close();
});

Deno.test("claimLease() gives one that can be held on to, as long as nobody has taken over", async () => {
  const means = await createTestMeans();
  const lease = await claimLease(means, KEY, 60_000);
  means.clock.advance(50_000);
  assert.equal(await lease?.extend(), true);
  means.clock.advance(50_000);
  assert.equal(await claimLease(means, KEY, 60_000), null);
  means.clock.advance(10_000);
  const other = await claimLease(means, KEY, 60_000);
  assert.ok(other);
  assert.equal(await lease?.extend(), false);
  await lease?.release();
  assert.equal(await claimLease(means, KEY, 60_000), null);
  await other.release();
  means.kv.close();
});
