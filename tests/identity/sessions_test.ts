import assert from "node:assert/strict";
import { createAuthenticator } from "../../lib/identity/authenticate.ts";
import { addMember } from "../../lib/identity/members/add.ts";
import { removeMember } from "../../lib/identity/members/remove.ts";
import { updateMember } from "../../lib/identity/members/update.ts";
import { readProfile } from "../../lib/identity/read_profile.ts";
import {
  SESSION_IDLE_MS,
  SESSION_MAX_MS,
} from "../../lib/identity/sessions/start.ts";
import { signIn } from "../../lib/identity/sessions/sign_in.ts";
import { signOut } from "../../lib/identity/sessions/sign_out.ts";
import { switchTenant } from "../../lib/identity/sessions/switch_tenant.ts";
import { readRevisions } from "../../lib/kv/revision.ts";
import type { Scope } from "../../lib/scope.ts";
import { refusal } from "../refusal.ts";
import { createTestMeans } from "../test_means.ts";
import {
  countReads,
  createSharedKv,
  createWorld,
  PASSWORD,
  type World,
} from "./world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

async function signInAs(world: World, email: string): Promise<string> {
  const clientAddress = "192.0.2.1";
  const input = { email, password: PASSWORD, clientAddress };
  return (await signIn(world.means, input)).token;
}

function assertScope(scope: Scope | null): asserts scope is Scope {
  assert.ok(scope);
}

/** Acme's member, who is an admin of globex too. */
async function joinGlobex(world: World): Promise<void> {
  const { email } = world.people.member;
  await addMember(world.scopeOf("stranger"), { email, role: "admin" });
}

// It works.

Deno.test("session() gives the scope with the revisions of its one read, for a session seen before", async () => {
  await using world = await createWorld();
  const token = await signInAs(world, "admin@acme.test");
  const first = await world.authenticator.session(token, "r1");
  const { reads, result: again } = await countReads(
    world.means,
    () => world.authenticator.session(token, "r2"),
  );
  assert.equal(reads, 1);
  assertScope(again);
  assert.deepEqual({ ...again, means: 0 }, {
    ...first,
    means: 0,
    requestId: "r2",
  });
  assert.deepEqual(
    again.revisions,
    await readRevisions(world.scopeOf("admin")),
  );
});

Deno.test("session() moves its end on, when it is used", async () => {
  await using world = await createWorld();
  const token = await signInAs(world, "member@acme.test");
  for (let day = 0; day < 30; day += 10) {
    world.means.clock.advance(10 * DAY_MS);
    assertScope(await world.authenticator.session(token, "r"));
  }
});

Deno.test("session() writes at most once a day to move the end on", async () => {
  await using world = await createWorld();
  const token = await signInAs(world, "member@acme.test");
  let commits = 0;
  const { atomic } = world.means.kv;
  world.means.kv.atomic = () => {
    commits++;
    return atomic.call(world.means.kv);
  };
  for (let hour = 0; hour <= 25; hour++) {
    assertScope(await world.authenticator.session(token, "r"));
    world.means.clock.advance(DAY_MS / 24);
  }
  assert.equal(commits, 1);
});

Deno.test("switchTenant() moves the session, and the next sign-in, to another tenant", async () => {
  await using world = await createWorld();
  await joinGlobex(world);
  const token = await signInAs(world, "member@acme.test");
  const before = await world.authenticator.session(token, "r1");
  assertScope(before);
  const input = { sessionToken: token, tenantId: world.globex.id };
  assert.deepEqual(await switchTenant(before, input), world.globex);

  const after = await world.authenticator.session(token, "r2");
  assert.deepEqual([after?.tenant, after?.role], [world.globex, "admin"]);
  const next = await signInAs(world, "member@acme.test");
  const there = await world.authenticator.session(next, "r3");
  assert.equal(there?.tenant.slug, "globex");
});

Deno.test("readProfile() says who asks and where they can switch to", async () => {
  await using world = await createWorld();
  await joinGlobex(world);
  const profile = await readProfile(world.scopeOf("member"));
  assert.deepEqual(profile.user, world.people.member);
  assert.deepEqual(profile.tenants, [
    { ...world.acme, role: "member" },
    { ...world.globex, role: "admin" },
  ]);
});

// It refuses.

Deno.test("session() gives null, when it has not been used for 14 days", async () => {
  await using world = await createWorld();
  const token = await signInAs(world, "member@acme.test");
  assertScope(await world.authenticator.session(token, "r1"));
  world.means.clock.advance(SESSION_IDLE_MS);
  assert.equal(await world.authenticator.session(token, "r2"), null);
});

Deno.test("session() gives null after 90 days, however much it was used", async () => {
  await using world = await createWorld();
  const token = await signInAs(world, "member@acme.test");
  for (let ms = 0; ms < SESSION_MAX_MS - 10 * DAY_MS; ms += 10 * DAY_MS) {
    world.means.clock.advance(10 * DAY_MS);
    assertScope(await world.authenticator.session(token, "r"));
  }
  world.means.clock.advance(10 * DAY_MS);
  assert.equal(await world.authenticator.session(token, "r"), null);
});

Deno.test("session() gives null for what is no session's token", async () => {
  await using world = await createWorld();
  const { authenticator } = world;
  for (const token of ["", "x", "x".repeat(43), "x".repeat(100_000), null]) {
    assert.equal(await authenticator.session(token, "r"), null);
  }
});

Deno.test("switchTenant() does not find a tenant of others, or one that is made up", async () => {
  await using world = await createWorld();
  const sessionToken = await signInAs(world, "member@acme.test");
  const scope = world.scopeOf("member");
  const made = ["", "globex", "x".repeat(5000), crypto.randomUUID()];
  for (const tenantId of [world.globex.id, ...made]) {
    const input = { sessionToken, tenantId };
    await refusal("not_found", () => switchTenant(scope, input));
  }
  const still = await world.authenticator.session(sessionToken, "r");
  assert.equal(still?.tenant.slug, "acme");
});

Deno.test("switchTenant() refuses to move somebody else's session", async () => {
  await using world = await createWorld();
  const sessionToken = await signInAs(world, "owner@acme.test");
  const input = { sessionToken, tenantId: world.acme.id };
  await refusal(
    "unauthenticated",
    () => switchTenant(world.scopeOf("member"), input),
  );
});

// It keeps out.

Deno.test("session() gives null at once, when it was ended in another process", async () => {
  await using shared = await createSharedKv();
  const { kv } = shared;
  await using world = await createWorld({ kv });
  const elsewhere = await createTestMeans({ kv, clock: world.means.clock });
  const token = await signInAs(world, "member@acme.test");
  assertScope(await world.authenticator.session(token, "r1"));
  await signOut(elsewhere, token);
  assert.equal(await world.authenticator.session(token, "r2"), null);
  elsewhere.kv.close();
});

Deno.test("session() has the new role at once, when it was changed in another process", async () => {
  await using shared = await createSharedKv();
  const { kv } = shared;
  await using world = await createWorld({ kv });
  const elsewhere = await createTestMeans({ kv, clock: world.means.clock });
  const token = await signInAs(world, "member@acme.test");
  const there = createAuthenticator(elsewhere);
  assert.equal((await there.session(token, "r1"))?.role, "member");
  const { id } = world.people.member;
  await updateMember(world.scopeOf("owner"), id, { role: "admin" });
  assert.equal((await there.session(token, "r2"))?.role, "admin");
  elsewhere.kv.close();
});

Deno.test("session() gives null at once, when its person was removed", async () => {
  await using world = await createWorld();
  const token = await signInAs(world, "member@acme.test");
  assertScope(await world.authenticator.session(token, "r1"));
  await removeMember(world.scopeOf("owner"), world.people.member.id);
  assert.equal(await world.authenticator.session(token, "r2"), null);
});

Deno.test("signOut() ends one session and no other", async () => {
  await using world = await createWorld();
  const here = await signInAs(world, "member@acme.test");
  const there = await signInAs(world, "member@acme.test");
  await signOut(world.means, here);
  await signOut(world.means, "made-up");
  assert.equal(await world.authenticator.session(here, "r1"), null);
  assertScope(await world.authenticator.session(there, "r2"));
});
