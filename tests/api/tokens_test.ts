import assert from "node:assert/strict";
import { assertRefused, createApiWorld } from "./api_world.ts";

const SCHEDULER = { name: "Scheduler", role: "member" };

// It works

Deno.test("POST /api/tokens makes a token that works, and shows its secret once", async () => {
  await using world = await createApiWorld();
  const { status, body } = await world.ask("POST", "/tokens", {
    as: "owner",
    body: SCHEDULER,
  });
  assert.equal(status, 201);
  assert.match(body.secret, /^con_/);
  const headers = { authorization: `Bearer ${body.secret}` };
  const me = await world.ask("GET", "/me", { as: "nobody", headers });
  assert.equal(me.body.actor.id, body.id);
  assert.equal(me.body.role, "member");
  const list = await world.ask("GET", "/tokens", { as: "owner" });
  assert(!JSON.stringify(list.body).includes(body.secret));
  assert.equal(list.body.items[0].name, "Scheduler");
});

Deno.test("DELETE /api/tokens/{id} ends the token at once", async () => {
  await using world = await createApiWorld();
  const { body } = await world.ask("POST", "/tokens", { body: SCHEDULER });
  const headers = { authorization: `Bearer ${body.secret}` };
  const before = await world.ask("GET", "/me", { as: "nobody", headers });
  assert.equal(before.status, 200);
  const gone = await world.ask("DELETE", `/tokens/${body.id}`);
  assert.equal(gone.status, 204);
  const after = await world.ask("GET", "/me", { as: "nobody", headers });
  assertRefused(after, 401, "unauthenticated");
});

// It refuses bad input

Deno.test("POST /api/tokens refuses what is no name or role, at its field", async () => {
  await using world = await createApiWorld();
  const cases: [unknown, string[]][] = [
    [{}, ["name", "role"]],
    [{ ...SCHEDULER, role: "owner" }, ["role"]],
    [{ ...SCHEDULER, role: 1 }, ["role"]],
    [{ ...SCHEDULER, name: 1 }, ["name"]],
    [{ ...SCHEDULER, name: "  " }, ["name"]],
    [{ ...SCHEDULER, name: "x".repeat(101) }, ["name"]],
    [{ ...SCHEDULER, tenantId: "globex" }, ["tenantId"]],
    [[SCHEDULER], [""]],
  ];
  for (const [body, fields] of cases) {
    const answer = await world.ask("POST", "/tokens", { body });
    const { errors } = assertRefused(answer, 400, "validation_failed");
    assert.deepEqual(Object.keys(errors).sort(), fields, JSON.stringify(body));
  }
});

Deno.test("GET /api/tokens refuses what is no limit or cursor", async () => {
  await using world = await createApiWorld();
  for (const query of ["limit=0", "limit=101", "limit=x", "cursor=x"]) {
    const answer = await world.ask("GET", `/tokens?${query}`);
    assertRefused(answer, 400, "validation_failed");
  }
});

// It keeps strangers out

Deno.test("tokens are for admins and owners", async () => {
  await using world = await createApiWorld();
  const { body: { id } } = await world.ask("POST", "/tokens", {
    body: SCHEDULER,
  });
  const asked = [
    ["GET", "/tokens", undefined],
    ["POST", "/tokens", SCHEDULER],
    ["POST", "/tokens", {}],
    ["DELETE", `/tokens/${id}`, undefined],
  ] as const;
  for (const [method, path, body] of asked) {
    const member = await world.ask(method, path, { as: "member", body });
    assertRefused(member, 403, "forbidden");
    const nobody = await world.ask(method, path, { as: "nobody", body });
    assertRefused(nobody, 401, "unauthenticated");
  }
});

Deno.test("DELETE /api/tokens/{id} says 404 for another tenant's token", async () => {
  await using world = await createApiWorld();
  const { body: { id } } = await world.ask("POST", "/tokens", {
    body: SCHEDULER,
  });
  for (const foreign of [id, "made-up", "x".repeat(3_000)]) {
    const answer = await world.ask("DELETE", `/tokens/${foreign}`, {
      as: "globex",
    });
    assertRefused(answer, 404, "not_found");
  }
  const { body } = await world.ask("GET", "/tokens");
  assert(body.items.some((token: { id: string }) => token.id === id));
});
