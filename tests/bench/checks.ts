import { readConfig } from "../../lib/config.ts";
import { checkConnector } from "../../lib/connectors/check.ts";
import { asSystem } from "../../lib/connectors/system_change.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { MOST_AT_ONCE } from "../../lib/connectors/regular_checks/walk.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { eachAtOnce } from "../../lib/each_at_once.ts";
import { createTenant } from "../../lib/identity/create_tenant.ts";
import { toSystemScope } from "../../lib/identity/system_scope.ts";
import { openMeans } from "../../lib/means.ts";
import type { Means, Scope } from "../../lib/scope.ts";
import { CATALOG_FOLDER, seedCatalog } from "../../seeds/seed.ts";
import { companyBlog } from "../connector_inputs.ts";
import { testKey } from "../test_means.ts";
import { freePort, startServer } from "./servers.ts";

const COUNT = 1_000;
const DELAY_MS = 50;

export interface CheckTimes {
  /** 1,000 checks as the regular ones are done, 64 at once. */
  readonly checksMs: number;
  /** As many requests through the door alone, which nothing is kept of. */
  readonly doorMs: number;
  /** What the remote's own time comes to. */
  readonly idealMs: number;
}

/** Regular checks of 1,000 connectors by the verb, through the door, at a remote that takes 50 ms. */
export async function measureChecks(folder: string): Promise<CheckTimes> {
  const port = freePort();
  const args = ["run", "--allow-net", "tests/bench/slow_remote.ts"];
  await using _remote = await startServer({
    args: [...args, String(port), String(DELAY_MS)],
    port,
  });
  const means = await openMeans(readConfig({
    CONNECTORS_KEYS: testKey("k1", 1),
    CONNECTORS_KV: `${folder}/checks.sqlite3`,
    CONNECTORS_ALLOW_HOSTS: `127.0.0.1:${port}`,
    LOG_LEVEL: "warn",
  }));
  try {
    const url = `http://127.0.0.1:${port}`;
    const { scope, ids } = await seedBlogs(means, url);
    const check = async (id: string) => {
      const { state } = await checkConnector(asSystem({ ...scope }), id);
      if (state !== "connected") throw new Error("A check of the bench fails");
    };
    const ask = async () => void await means.remote({ method: "GET", url });
    // The first finding of each is news; regular checks find the same again.
    await timeOf(ids, check);
    return {
      checksMs: await timeOf(ids, check),
      doorMs: await timeOf(ids, ask),
      idealMs: Math.ceil(COUNT / MOST_AT_ONCE) * DELAY_MS,
    };
  } finally {
    means.kv.close();
  }
}

async function seedBlogs(
  means: Means,
  url: string,
): Promise<{ scope: Scope; ids: readonly string[] }> {
  await seedCatalog(means, CATALOG_FOLDER);
  const tenant = await createTenant(means, { slug: "checks", name: "Checks" });
  const scope = toSystemScope(means, tenant);
  const ids: string[] = [];
  for (let n = 0; n < COUNT; n++) {
    const config = { base_url: `${url}/${n}`, site_label: `Blog ${n}` };
    const input = companyBlog({ name: `Blog ${n}`, config });
    const { id } = await installConnector(scope, input);
    await updateConnector(scope, { id }, { status: "active" });
    ids.push(id);
  }
  return { scope, ids };
}

async function timeOf(
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<number> {
  async function* all() {
    yield* ids;
  }
  const began = performance.now();
  await eachAtOnce(all(), MOST_AT_ONCE, work);
  return performance.now() - began;
}
