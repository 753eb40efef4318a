import assert from "node:assert/strict";
import { ConfigError, type Env, readConfig } from "../lib/config.ts";
import { testKey } from "./test_means.ts";

const KEYS = testKey("k1", 1);

function complaintsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert(error instanceof ConfigError);
    return error.complaints;
  }
  return [];
}

Deno.test("readConfig() takes the defaults of the table", () => {
  const config = readConfig({ CONNECTORS_KEYS: KEYS });
  assert.equal(config.mode, "production");
  assert.equal(config.publicUrl.href, "http://127.0.0.1:8000/");
  assert.equal(config.basePath, "");
  assert.equal(config.kv, ".data/connectors.sqlite3");
  assert.equal(config.logLevel, "info");
  assert.equal(config.trustProxy, false);
  assert.equal(config.checkEveryMs, 6 * 60 * 60 * 1000);
  assert.equal(config.onDeploy, false);
  assert.deepEqual(config.allowHosts, []);
});

Deno.test("readConfig() reads what is set", () => {
  const config = readConfig({
    CONNECTORS_KEYS: KEYS,
    PORT: "9000",
    HOST: "::1",
    BASE_PATH: "/features/connectors/",
    CONNECTORS_KV: "https://kv.example.test",
    CONNECTORS_ALLOW_HOSTS: "blog.internal, 10.0.0.5:8080",
    LOG_LEVEL: "debug",
    TRUST_PROXY: "1",
  });
  assert.equal(config.publicUrl.href, "http://[::1]:9000/");
  assert.equal(config.basePath, "/features/connectors");
  assert.equal(config.kv, "https://kv.example.test");
  assert.equal(config.trustProxy, true);
  assert.deepEqual(config.allowHosts, [
    { hostname: "blog.internal", port: null },
    { hostname: "10.0.0.5", port: 8080 },
  ]);
});

Deno.test("readConfig() refuses production without a key, and says which command makes one", () => {
  const [complaint] = complaintsOf({});
  assert.match(complaint ?? "", /CONNECTORS_KEYS .*deno task keys:new/);
});

Deno.test("readConfig() needs no key for demo and development, which keep one in the data folder", () => {
  assert.equal(readConfig({ CONNECTORS_MODE: "demo" }).keys, null);
  assert.equal(
    readConfig({ CONNECTORS_MODE: "development" }).dataFolder,
    ".data",
  );
});

Deno.test("readConfig() takes the platform's KV and no file on Deno Deploy", () => {
  const config = readConfig({
    DENO_DEPLOYMENT_ID: "d1",
    CONNECTORS_KEYS: KEYS,
  });
  assert.equal(config.kv, null);
  assert.equal(config.dataFolder, null);
  assert.equal(
    complaintsOf({ DENO_DEPLOYMENT_ID: "d1", CONNECTORS_MODE: "demo" }).length,
    1,
  );
});

Deno.test("readConfig() tells all complaints at once, each with the variable's name", () => {
  const complaints = complaintsOf({
    PORT: "eighty",
    BASE_PATH: "features",
    PUBLIC_URL: "ftp://example.test",
    CONNECTORS_MODE: "prod",
    LOG_LEVEL: "loud",
    TRUST_PROXY: "yes",
    CONNECTORS_ALLOW_HOSTS: "http://blog.internal",
    CONNECTORS_KEYS: "first:c2hvcnQ=",
  });
  for (
    const name of [
      "PORT",
      "CONNECTORS_ALLOW_HOSTS",
      "BASE_PATH",
      "PUBLIC_URL",
      "CONNECTORS_MODE",
      "LOG_LEVEL",
      "TRUST_PROXY",
      "CONNECTORS_KEYS",
    ]
  ) {
    assert(complaints.some((text) => text.startsWith(name)), name);
  }
});

Deno.test("readConfig() reads how often to check, and refuses what is no time for it", () => {
  const read = (CHECK_EVERY_HOURS: string) =>
    readConfig({ CONNECTORS_KEYS: KEYS, CHECK_EVERY_HOURS }).checkEveryMs;
  assert.equal(read("0"), null);
  assert.equal(read(""), 6 * 60 * 60 * 1000);
  assert.equal(readConfig({ CONNECTORS_MODE: "demo" }).checkEveryMs, null);
  assert.equal(read("0.25"), 15 * 60 * 1000);
  assert.equal(read("168"), 7 * 24 * 60 * 60 * 1000);
  for (const text of ["0.1", "169", "-1", "often", "1e2", "6h"]) {
    const [complaint] = complaintsOf({
      CONNECTORS_KEYS: KEYS,
      CHECK_EVERY_HOURS: text,
    });
    assert.match(complaint ?? "", /CHECK_EVERY_HOURS is .*0\.25 to 168, or 0/);
  }
});
