import assert from "node:assert/strict";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { assertRefused, createApiWorld, installed } from "./api_world.ts";

// It works

Deno.test("GET /api/publish-targets lists active connectors only, with what they can do", async () => {
  await using world = await createApiWorld();
  await installed(world, marketingX());
  const { id } = await installed(world, companyBlog());
  const none = await world.ask("GET", "/publish-targets", { as: "member" });
  assert.deepEqual(none.body.items, []);
  await world.ask("PUT", `/connectors/${id}`, { body: { status: "active" } });
  const { status, body } = await world.ask("GET", "/publish-targets", {
    as: "member",
  });
  assert.equal(status, 200);
  assert.equal(body.items.length, 1);
  const [target] = body.items;
  assert.equal(target.id, id);
  assert.equal(target.catalogName, "WordPress");
  assert.equal(target.capabilities.postText, true);
});

Deno.test("GET /api/publish-targets keeps those that have the capability", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  await world.ask("PUT", `/connectors/${id}`, { body: { status: "active" } });
  const cases = [["postText", 1], ["teleport", 0], ["constructor", 0]] as const;
  for (const [capability, count] of cases) {
    const path = `/publish-targets?capability=${capability}`;
    const { body } = await world.ask("GET", path);
    assert.equal(body.items.length, count, capability);
  }
});

// It refuses bad input

Deno.test("GET /api/publish-targets refuses a made-up cursor and an unknown parameter", async () => {
  await using world = await createApiWorld();
  for (const name of ["cursor", "status"]) {
    const answer = await world.ask("GET", `/publish-targets?${name}=x`);
    const { errors } = assertRefused(answer, 400, "validation_failed");
    assert.deepEqual(Object.keys(errors), [name]);
  }
});

// It keeps strangers out

Deno.test("GET /api/publish-targets shows nothing of another tenant, and 401 to nobody", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  await world.ask("PUT", `/connectors/${id}`, { body: { status: "active" } });
  const foreign = await world.ask("GET", "/publish-targets", { as: "globex" });
  assert.deepEqual(foreign.body.items, []);
  const nobody = await world.ask("GET", "/publish-targets", { as: "nobody" });
  assertRefused(nobody, 401, "unauthenticated");
});
