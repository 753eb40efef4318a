import assert from "node:assert/strict";
import { createAuthenticator } from "../../lib/identity/authenticate.ts";
import { createCache } from "../../lib/kv/cached.ts";
import { readProfile } from "../../lib/identity/read_profile.ts";
import { createToken } from "../../lib/identity/tokens/create.ts";
import { listTokens } from "../../lib/identity/tokens/list.ts";
import { revokeToken } from "../../lib/identity/tokens/revoke.ts";
import { refusal } from "../refusal.ts";
import { createTestMeans } from "../test_means.ts";
import { countReads, createSharedKv, createWorld, dump } from "./world.ts";

const BROADCASTER = { name: "Broadcaster", role: "member" };

// It works.

Deno.test("createToken() makes a token that authenticates as what it was made for", async () => {
  await using world = await createWorld();
  const { view, secret } = await createToken(
    world.scopeOf("admin"),
    BROADCASTER,
  );
  assert.match(secret, /^con_[0-9a-f]{32}_[\w-]{43}$/);
  const scope = await world.authenticator.bearer(`Bearer ${secret}`, "r1");
  assert.deepEqual(scope?.actor, {
    kind: "token",
    id: view.id,
    name: "Broadcaster",
  });
  assert.deepEqual([scope?.tenant, scope?.role], [world.acme, "member"]);
});

Deno.test("createToken() keeps nothing that the secret could be read from", async () => {
  await using world = await createWorld();
  const { view, secret } = await createToken(
    world.scopeOf("admin"),
    BROADCASTER,
  );
  const random = secret.slice(-43);
  assert.ok(!(await dump(world.means)).includes(random));
  assert.ok(!JSON.stringify(view).includes(random));
  assert.deepEqual(Object.keys(view).sort(), [
    "createdAt",
    "createdBy",
    "id",
    "name",
    "role",
  ]);
});

Deno.test("bearer() reads KV once, for a token seen before", async () => {
  await using world = await createWorld();
  const { secret } = await createToken(world.scopeOf("admin"), BROADCASTER);
  await world.authenticator.bearer(`Bearer ${secret}`, "r1");
  const { reads } = await countReads(
    world.means,
    () => world.authenticator.bearer(`bearer ${secret}`, "r2"),
  );
  assert.equal(reads, 1);
});

Deno.test("bearer() still knows a token, after its tenant has changed", async () => {
  await using world = await createWorld();
  const { secret } = await createToken(world.scopeOf("admin"), BROADCASTER);
  const first = await world.authenticator.bearer(`Bearer ${secret}`, "r1");
  await createToken(world.scopeOf("admin"), { name: "Other", role: "admin" });
  const next = await world.authenticator.bearer(`Bearer ${secret}`, "r2");
  assert.deepEqual(next?.actor, first?.actor);
  assert.notEqual(next?.revisions?.tenant, first?.revisions?.tenant);
});

Deno.test("listTokens() shows at once what another process has made or revoked", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("admin");
  assert.deepEqual((await listTokens(scope)).items, []);
  const elsewhere = {
    ...scope,
    means: { ...scope.means, cache: createCache() },
  };
  const { view } = await createToken(elsewhere, BROADCASTER);
  assert.deepEqual((await listTokens(scope)).items, [view]);
  await revokeToken(elsewhere, view.id);
  assert.deepEqual((await listTokens(scope)).items, []);
});

Deno.test("listTokens() gives pages, the newest first", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("admin");
  for (const name of ["One", "Two", "Three"]) {
    await createToken(scope, { name, role: "member" });
  }
  const page = await listTokens(scope, { limit: 2 });
  assert.deepEqual(page.items.map((t) => t.name), ["Three", "Two"]);
  const rest = await listTokens(scope, {
    limit: 2,
    cursor: page.nextCursor ?? "",
  });
  assert.deepEqual(rest.items.map((t) => t.name), ["One"]);
  assert.equal(rest.nextCursor, null);
});

Deno.test("createToken() and revokeToken() leave their records", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("admin");
  const { view } = await createToken(scope, BROADCASTER);
  await revokeToken(scope, view.id);
  const actions = (await world.actions()).slice(-2);
  assert.deepEqual(actions, ["token.create", "token.revoke"]);
  assert.deepEqual((await listTokens(scope)).items, []);
});

Deno.test("readProfile() names a program by its token", async () => {
  await using world = await createWorld();
  const { secret } = await createToken(world.scopeOf("admin"), BROADCASTER);
  const scope = await world.authenticator.bearer(`Bearer ${secret}`, "r1");
  assert.ok(scope);
  const profile = await readProfile(scope);
  assert.equal(profile.user, null);
  assert.equal(profile.actor.name, "Broadcaster");
  assert.deepEqual(profile.tenants, [{ ...world.acme, role: "member" }]);
});

// It refuses.

Deno.test("createToken() names each field that is wrong", async () => {
  await using world = await createWorld();
  const input = { name: " ", role: "owner" };
  const { errors } = await refusal(
    "validation_failed",
    () => createToken(world.scopeOf("owner"), input),
  );
  assert.deepEqual(Object.keys(errors ?? {}), ["name", "role"]);
});

Deno.test("revokeToken() does not find a made-up id", async () => {
  await using world = await createWorld();
  for (const id of ["", "x", "x".repeat(5000), crypto.randomUUID()]) {
    await refusal("not_found", () => revokeToken(world.scopeOf("admin"), id));
  }
});

Deno.test("bearer() gives null for what is no token", async () => {
  await using world = await createWorld();
  const madeUp = `con_${"0".repeat(32)}_${"x".repeat(43)}`;
  const headers = [
    null,
    "",
    "Bearer",
    "Bearer ",
    "Bearer con_",
    `Basic ${madeUp}`,
    `Bearer ${madeUp}`,
    `Bearer ${madeUp} more`,
    `Bearer ${"x".repeat(100_000)}`,
  ];
  for (const header of headers) {
    assert.equal(await world.authenticator.bearer(header, "r"), null);
  }
});

// It keeps out.

Deno.test("the token verbs refuse a member", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("member");
  await refusal("forbidden", () => createToken(scope, BROADCASTER));
  await refusal("forbidden", () => listTokens(scope));
  await refusal("forbidden", () => revokeToken(scope, crypto.randomUUID()));
});

Deno.test("revokeToken() does not find another tenant's token", async () => {
  await using world = await createWorld();
  const { view, secret } = await createToken(
    world.scopeOf("admin"),
    BROADCASTER,
  );
  await refusal(
    "not_found",
    () => revokeToken(world.scopeOf("stranger"), view.id),
  );
  assert.ok(await world.authenticator.bearer(`Bearer ${secret}`, "r"));
  assert.deepEqual((await listTokens(world.scopeOf("stranger"))).items, []);
});

Deno.test("bearer() gives null at once, when the token was revoked in another process", async () => {
  await using shared = await createSharedKv();
  const { kv } = shared;
  await using world = await createWorld({ kv });
  const { view, secret } = await createToken(
    world.scopeOf("admin"),
    BROADCASTER,
  );
  const elsewhere = await createTestMeans({ kv, clock: world.means.clock });
  const there = createAuthenticator(elsewhere);
  assert.ok(await there.bearer(`Bearer ${secret}`, "r1"));
  await revokeToken(world.scopeOf("admin"), view.id);
  assert.equal(await there.bearer(`Bearer ${secret}`, "r2"), null);
  elsewhere.kv.close();
});
