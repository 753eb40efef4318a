import assert from "node:assert/strict";
import { countInstalled } from "../../lib/connectors/count.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { createAuthenticator } from "../../lib/identity/authenticate.ts";
import { readTenant } from "../../lib/identity/read_tenant.ts";
import { signIn } from "../../lib/identity/sessions/sign_in.ts";
import { toSystemScope } from "../../lib/identity/system_scope.ts";
import type { Means, Scope } from "../../lib/scope.ts";
import { seedDemo } from "../../seeds/demo.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE } from "../../seeds/demo_data.ts";
import { CATALOG_FOLDER, seedCatalog } from "../../seeds/seed.ts";
import { createTestMeans } from "../test_means.ts";

async function world() {
  const means = await createTestMeans();
  await seedCatalog(means, CATALOG_FOLDER);
  return { means, [Symbol.dispose]: () => means.kv.close() };
}

async function scopeOf(means: Means, slug: string): Promise<Scope> {
  const tenant = await readTenant(means, slug);
  assert(tenant);
  return toSystemScope(means, tenant);
}

Deno.test("seedDemo() gives Acme six connectors of all four kinds in all three states", async () => {
  using w = await world();
  await seedDemo(w.means);
  const acme = await scopeOf(w.means, "acme");
  const { total, byStatus, byCatalogKey } = await countInstalled(acme);
  assert.equal(total, 6);
  assert(Object.values(byStatus).every((count) => count > 0));
  assert.deepEqual(Object.keys(byCatalogKey), [
    "linkedin",
    "medium",
    "twitter",
    "wordpress",
  ]);
  const { items } = await listInstalled(acme);
  assert.equal(items.filter((item) => !item.authComplete).length, 1);
  assert(items.some((item) => item.name.length > 60));
  const accounts = items.flatMap(({ connection }) =>
    connection ? [connection.identity] : []
  );
  assert.deepEqual(accounts.toSorted(), ["Acme Inc.", "acme", null]);
});

Deno.test("seedDemo() lets each demo account sign in", async () => {
  using w = await world();
  await seedDemo(w.means);
  for (const { email } of DEMO_PEOPLE) {
    const input = {
      email,
      password: DEMO_PASSWORD,
      clientAddress: "127.0.0.1",
    };
    assert((await signIn(w.means, input)).token);
  }
});

Deno.test("seedDemo() can run again: nothing doubles, and the token before is revoked", async () => {
  using w = await world();
  const [first] = await seedDemo(w.means);
  const [second] = await seedDemo(w.means);
  assert.equal((await countInstalled(await scopeOf(w.means, "acme"))).total, 6);
  const { bearer } = createAuthenticator(w.means);
  assert.equal(await bearer(`Bearer ${first?.token}`, "r1"), null);
  assert.equal(
    (await bearer(`Bearer ${second?.token}`, "r1"))?.tenant.slug,
    "acme",
  );
});
