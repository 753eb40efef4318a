import assert from "node:assert/strict";
import { type ApiWorld, assertRefused, createApiWorld } from "./api_world.ts";

/** Somebody of globex who is not in acme. */
const NEWCOMER = { email: "owner@globex.test", role: "member" };

// It works

Deno.test("/api/members adds, changes and takes out a person", async () => {
  await using world = await createApiWorld();
  const added = await world.ask("POST", "/members", { body: NEWCOMER });
  assert.equal(added.status, 201);
  const { userId } = added.body;
  const changed = await world.ask("PUT", `/members/${userId}`, {
    body: { role: "admin" },
  });
  assert.equal(changed.body.role, "admin");
  const list = await world.ask("GET", "/members", { as: "member" });
  const roles = Object.fromEntries(
    list.body.items.map((
      m: { email: string; role: string },
    ) => [m.email, m.role]),
  );
  assert.equal(roles[NEWCOMER.email], "admin");
  const gone = await world.ask("DELETE", `/members/${userId}`);
  assert.equal(gone.status, 204);
  assert.equal((await emailsOf(world)).includes(NEWCOMER.email), false);
});

// It refuses bad input

Deno.test("POST /api/members refuses a person who is none, or is in already", async () => {
  await using world = await createApiWorld();
  const cases = [
    [{}, 400, "validation_failed", ["email", "role"]],
    [{ ...NEWCOMER, email: 5 }, 400, "validation_failed", ["email"]],
    [{ ...NEWCOMER, email: "no address" }, 400, "validation_failed", ["email"]],
    [{ ...NEWCOMER, role: "king" }, 400, "validation_failed", ["role"]],
    [{ ...NEWCOMER, x: 1 }, 400, "validation_failed", ["x"]],
    [{ ...NEWCOMER, email: "x@x.test" }, 404, "not_found", ["email"]],
    [{ ...NEWCOMER, email: "member@acme.test" }, 409, "conflict", ["email"]],
  ] as const;
  for (const [body, status, code, fields] of cases) {
    const answer = await world.ask("POST", "/members", { body });
    const { errors } = assertRefused(answer, status, code);
    assert.deepEqual(Object.keys(errors).sort(), fields, JSON.stringify(body));
  }
});

Deno.test("PUT and DELETE /api/members/{id} keep the last owner", async () => {
  await using world = await createApiWorld();
  const userId = await userIdOf(world, "owner@acme.test");
  const path = `/members/${userId}`;
  const demoted = await world.ask("PUT", path, {
    as: "owner",
    body: { role: "member" },
  });
  assertRefused(demoted, 409, "conflict");
  const removed = await world.ask("DELETE", path, { as: "owner" });
  assertRefused(removed, 409, "conflict");
});

// It keeps strangers out

Deno.test("a member sees the people and changes none", async () => {
  await using world = await createApiWorld();
  const userId = await userIdOf(world, "member@acme.test");
  const asked = [
    ["POST", "/members", NEWCOMER],
    ["PUT", `/members/${userId}`, { role: "admin" }],
    ["DELETE", `/members/${userId}`, undefined],
  ] as const;
  for (const [method, path, body] of asked) {
    const member = await world.ask(method, path, { as: "member", body });
    assertRefused(member, 403, "forbidden");
    const nobody = await world.ask(method, path, { as: "nobody", body });
    assertRefused(nobody, 401, "unauthenticated");
  }
});

Deno.test("an admin makes no owner", async () => {
  await using world = await createApiWorld();
  const userId = await userIdOf(world, "member@acme.test");
  const answer = await world.ask("PUT", `/members/${userId}`, {
    body: { role: "owner" },
  });
  assertRefused(answer, 403, "forbidden");
});

Deno.test("another tenant's member is like a made-up one: 404", async () => {
  await using world = await createApiWorld();
  const userId = await userIdOf(world, "member@acme.test");
  for (const id of [userId, "made-up"]) {
    const changed = await world.ask("PUT", `/members/${id}`, {
      as: "globex",
      body: { role: "admin" },
    });
    assertRefused(changed, 404, "not_found");
    const removed = await world.ask("DELETE", `/members/${id}`, {
      as: "globex",
    });
    assertRefused(removed, 404, "not_found");
  }
  assert((await emailsOf(world)).includes("member@acme.test"));
});

interface Member {
  readonly userId: string;
  readonly email: string;
}

async function membersOf(world: ApiWorld): Promise<readonly Member[]> {
  return (await world.ask("GET", "/members")).body.items;
}

async function emailsOf(world: ApiWorld): Promise<readonly string[]> {
  return (await membersOf(world)).map(({ email }) => email);
}

async function userIdOf(world: ApiWorld, email: string): Promise<string> {
  const member = (await membersOf(world)).find((m) => m.email === email);
  assert(member, email);
  return member.userId;
}
