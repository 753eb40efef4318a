import assert from "node:assert/strict";
import { createAuthenticator } from "../../lib/identity/authenticate.ts";
import { createTenant } from "../../lib/identity/create_tenant.ts";
import { createUser } from "../../lib/identity/create_user.ts";
import { readTenant } from "../../lib/identity/read_tenant.ts";
import { readUser } from "../../lib/identity/read_user.ts";
import { signIn } from "../../lib/identity/sessions/sign_in.ts";
import {
  createSetupLink,
  SETUP_LINK_MS,
} from "../../lib/identity/setup/create_link.ts";
import { hasUsers } from "../../lib/identity/setup/has_users.ts";
import { requireSetupLink } from "../../lib/identity/setup/require_link.ts";
import { setUp } from "../../lib/identity/setup/set_up.ts";
import { listAudit } from "../../lib/audit/list.ts";
import { refusal } from "../refusal.ts";
import { createTestMeans, type TestMeans } from "../test_means.ts";
import { CHEAP, dump, PASSWORD } from "./world.ts";

/** A server that nobody has set up. */
async function createEmpty(): Promise<TestMeans & Disposable> {
  const means = await createTestMeans();
  return { ...means, [Symbol.dispose]: () => means.kv.close() };
}

function initech(secret: string) {
  return {
    secret,
    tenantName: "Initech Ltd",
    name: "Peter",
    email: "peter@initech.test",
    password: PASSWORD,
  };
}

// It works.

Deno.test("setUp() makes the first tenant and its owner, who is signed in", async () => {
  using means = await createEmpty();
  const { secret } = await createSetupLink(means);
  assert.equal(await hasUsers(means), false);
  await requireSetupLink(means, secret);

  const { token, tenant } = await setUp(means, initech(secret));
  assert.equal(await hasUsers(means), true);
  assert.equal(tenant.slug, "initech-ltd");
  const scope = await createAuthenticator(means).session(token, "r1");
  assert.ok(scope);
  assert.deepEqual([scope.role, scope.tenant], ["owner", tenant]);
  const { items } = await listAudit(scope);
  assert.deepEqual(items.map((e) => e.action), ["member.add", "tenant.create"]);
});

Deno.test("setUp() leaves a password that signs in", async () => {
  using means = await createEmpty();
  const { secret } = await createSetupLink(means);
  const { email } = initech(secret);
  await setUp(means, { ...initech(secret), tenantSlug: "Initech" });
  const input = { email, password: PASSWORD, clientAddress: "192.0.2.1" };
  assert.equal((await signIn(means, input)).tenant.slug, "initech");
});

Deno.test("createSetupLink() keeps a digest, and leaves older links good", async () => {
  using means = await createEmpty();
  const first = await createSetupLink(means);
  const second = await createSetupLink(means);
  assert.ok(!(await dump(means)).includes(first.secret));
  await requireSetupLink(means, first.secret);
  await requireSetupLink(means, second.secret);
});

Deno.test("createTenant() and createUser() make what readTenant() and readUser() find", async () => {
  using means = await createEmpty();
  const tenant = await createTenant(means, {
    slug: "acme",
    name: " Acme  Inc",
  });
  assert.deepEqual(await readTenant(means, "ACME"), tenant);
  assert.equal(tenant.name, "Acme Inc");
  const person = { email: "A@acme.test", name: "A", password: PASSWORD };
  const user = await createUser(means, person, CHEAP);
  assert.deepEqual(await readUser(means, "a@ACME.test"), user);
  assert.equal(await readTenant(means, "globex"), null);
  assert.equal(await readUser(means, "b@acme.test"), null);
});

// It refuses.

Deno.test("setUp() names every field that is wrong, and the link stays good", async () => {
  using means = await createEmpty();
  const { secret } = await createSetupLink(means);
  const input = { tenantName: "", name: " ", email: "x", password: "short" };
  const { errors } = await refusal(
    "validation_failed",
    () => setUp(means, { secret, ...input, tenantSlug: "-" }),
  );
  assert.deepEqual(Object.keys(errors ?? {}).sort(), [
    "email",
    "name",
    "password",
    "tenantName",
    "tenantSlug",
  ]);
  await requireSetupLink(means, secret);
});

Deno.test("setUp() says that the slug is taken, at its field", async () => {
  using means = await createEmpty();
  await createTenant(means, { slug: "initech-ltd", name: "Another" });
  const { secret } = await createSetupLink(means);
  const { errors } = await refusal(
    "conflict",
    () => setUp(means, initech(secret)),
  );
  assert.ok(errors?.tenantSlug);
  assert.equal(await hasUsers(means), false);
});

Deno.test("createTenant() and createUser() refuse what is taken or wrong", async () => {
  using means = await createEmpty();
  const acme = { slug: "acme", name: "Acme" };
  await createTenant(means, acme);
  await refusal("conflict", () => createTenant(means, acme));
  const bad = { slug: "a", name: "" };
  await refusal("validation_failed", () => createTenant(means, bad));
  const person = { email: "a@acme.test", name: "A", password: PASSWORD };
  await createUser(means, person, CHEAP);
  await refusal("conflict", () => createUser(means, person, CHEAP));
  const short = { ...person, password: "short" };
  await refusal("validation_failed", () => createUser(means, short, CHEAP));
});

// It keeps out.

Deno.test("setUp() refuses a link that is made up or a day old", async () => {
  using means = await createEmpty();
  const { secret } = await createSetupLink(means);
  await refusal("not_found", () => setUp(means, initech("made-up")));
  means.clock.advance(SETUP_LINK_MS);
  await refusal("not_found", () => setUp(means, initech(secret)));
  await refusal("not_found", () => requireSetupLink(means, secret));
  assert.equal(await hasUsers(means), false);
});

Deno.test("setUp() refuses every link, once there are users", async () => {
  using means = await createEmpty();
  const { secret } = await createSetupLink(means);
  const other = await createSetupLink(means);
  await setUp(means, initech(secret));
  await refusal("conflict", () => setUp(means, initech(secret)));
  await refusal("conflict", () => setUp(means, initech(other.secret)));
  await refusal("conflict", () => requireSetupLink(means, other.secret));
  await refusal("conflict", () => createSetupLink(means));
});

Deno.test("setUp() lets exactly one of two at once win", async () => {
  using means = await createEmpty();
  const links = [await createSetupLink(means), await createSetupLink(means)];
  const results = await Promise.allSettled(links.map(({ secret }, i) => {
    const email = `peter${i}@initech.test`;
    return setUp(means, { ...initech(secret), tenantSlug: `t-${i}`, email });
  }));
  const outcomes = results.map((result) => result.status).sort();
  assert.deepEqual(outcomes, ["fulfilled", "rejected"]);
});
