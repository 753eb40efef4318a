import assert from "node:assert/strict";
import { transact } from "../../lib/kv/transaction.ts";
import { createTestMeans } from "../test_means.ts";

Deno.test("transact() waits while another process writes to the same file, and loses nothing", async () => {
  const folder = await Deno.makeTempDir();
  const kv = `${folder}/kv.sqlite3`;
  const processes = [
    await createTestMeans({ kv }),
    await createTestMeans({ kv }),
  ];
  const key: Deno.KvKey = ["tenant", "t", "count"];
  await Promise.all(
    Array.from({ length: 200 }, (_, i) => {
      const means = processes[i % 2];
      assert.ok(means);
      return transact(means, (tx) => Promise.resolve(tx.add(key, 1n)));
    }),
  );
  const { value } = await processes[0]!.kv.get<Deno.KvU64>(key);
  assert.equal(value?.value, 200n);
  for (const means of processes) means.kv.close();
  await Deno.remove(folder, { recursive: true });
});
