import { createInterface } from "node:readline";
import process from "node:process";
import { ensureFreshToken } from "../../lib/connectors/connection/fresh_token.ts";
import { toSystemScope } from "../../lib/identity/system_scope.ts";
import { createTestMeans } from "../test_means.ts";
import { doorTo } from "./oauth_world.ts";

/**
 * One of two app processes on one KV. For each line, a token that the service
 * has rejected, it asks 25 times at once and prints what it got, as JSON.
 */
async function main(): Promise<void> {
  const [kv = "", tenantId = "", connectorId = "", origin = ""] = Deno.args;
  const clock = { now: () => new Date(), advance: () => {} };
  const means = await createTestMeans({
    kv,
    clock,
    remote: doorTo({ origin }),
  });
  const tenant = { id: tenantId, slug: "acme", name: "Acme" };
  const scope = toSystemScope(means, tenant);
  console.log("ready");
  for await (const rejected of createInterface({ input: process.stdin })) {
    const asked = Array.from(
      { length: 25 },
      () => ensureFreshToken(scope, connectorId, { rejected }),
    );
    console.log(JSON.stringify(await Promise.all(asked)));
  }
  means.kv.close();
}

if (import.meta.main) await main();
