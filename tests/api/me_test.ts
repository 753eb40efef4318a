import assert from "node:assert/strict";
import { assertRefused, createApiWorld } from "./api_world.ts";

// It works

Deno.test("GET /api/me says who a program is", async () => {
  await using world = await createApiWorld();
  const { status, body } = await world.ask("GET", "/me", { as: "member" });
  assert.equal(status, 200);
  assert.equal(body.actor.kind, "token");
  assert.equal(body.user, null);
  assert.equal(body.tenant.slug, "acme");
  assert.equal(body.role, "member");
});

Deno.test("GET /api/me says who a person is", async () => {
  await using world = await createApiWorld();
  const { body } = await world.ask("GET", "/me", { as: "owner" });
  assert.equal(body.user.email, "owner@acme.test");
  assert.equal(body.role, "owner");
  const slugs = body.tenants.map(({ slug }: { slug: string }) => slug);
  assert.deepEqual(slugs, ["acme"]);
});

// It refuses bad input

Deno.test("GET /api/me takes no parameter", async () => {
  await using world = await createApiWorld();
  const answer = await world.ask("GET", "/me?tenant=globex");
  assertRefused(answer, 400, "validation_failed");
});

// It keeps strangers out

Deno.test("GET /api/me says 401 to nobody in particular", async () => {
  await using world = await createApiWorld();
  const answer = await world.ask("GET", "/me", { as: "nobody" });
  assertRefused(answer, 401, "unauthenticated");
});
