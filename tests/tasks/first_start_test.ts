import assert from "node:assert/strict";
import { readConfig } from "../../lib/config.ts";
import { setUp } from "../../lib/identity/setup/set_up.ts";
import { prepareFirstStart } from "../../lib/tasks/first_start.ts";
import { createTestMeans, testKey } from "../test_means.ts";

const CONFIG = readConfig({
  CONNECTORS_KEYS: testKey("k1", 1),
  PUBLIC_URL: "https://connectors.example.test",
  BASE_PATH: "/features/connectors",
});

async function world() {
  const means = await createTestMeans();
  const said: string[] = [];
  return {
    means,
    said,
    start: (config = CONFIG) =>
      prepareFirstStart(means, config, (text) => void said.push(text)),
    [Symbol.dispose]: () => means.kv.close(),
  };
}

Deno.test("prepareFirstStart() seeds the catalog and says the one-time link", async () => {
  using w = await world();
  await w.start();
  assert.match(w.said[0] ?? "", /4 created/);
  assert.match(
    w.said[1] ?? "",
    /https:\/\/connectors\.example\.test\/features\/connectors\/set-up\?key=[\w-]{43}/,
  );
});

Deno.test("prepareFirstStart() says nothing once somebody has an account", async () => {
  using w = await world();
  await w.start();
  const secret = /key=([\w-]+)/.exec(w.said.join())?.[1] ?? "";
  await setUp(w.means, {
    secret,
    tenantName: "Acme",
    name: "Ada",
    email: "ada@acme.test",
    password: "test-password",
  });
  w.said.length = 0;
  await w.start();
  assert.deepEqual(w.said, []);
});

Deno.test("prepareFirstStart() leaves people to the demo's own seeds", async () => {
  using w = await world();
  await w.start({ ...CONFIG, mode: "demo" });
  assert.equal(w.said.length, 1);
});
