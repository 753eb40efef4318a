import assert from "node:assert/strict";
import { assertRefused, createApiWorld } from "./api_world.ts";

const PATH = "/validate-config";

// It works

Deno.test("POST /api/validate-config says of a good configuration that it is valid, to a member too", async () => {
  await using world = await createApiWorld();
  const config = { base_url: "https://blog.acme.test", site_label: "Blog" };
  const answer = await world.ask("POST", PATH, {
    as: "member",
    body: { catalogKey: "wordpress", config },
  });
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.body, { valid: true, errors: {} });
});

Deno.test("POST /api/validate-config says every fault of a bad one at its field, and stores nothing", async () => {
  await using world = await createApiWorld();
  const config = { base_url: "blog", default_status: "open", colour: "red" };
  const { status, body } = await world.ask("POST", PATH, {
    body: { catalogKey: "wordpress", config },
  });
  assert.equal(status, 200);
  assert.equal(body.valid, false);
  assert.deepEqual(Object.keys(body.errors).sort(), [
    "config.base_url",
    "config.colour",
    "config.default_status",
    "config.site_label",
  ]);
  const list = await world.ask("GET", "/installed");
  assert.deepEqual(list.body.items, []);
});

// It refuses bad input

Deno.test("POST /api/validate-config refuses what is not asked for, and an unknown kind", async () => {
  await using world = await createApiWorld();
  const cases: [unknown, string[]][] = [
    [{}, ["catalogKey", "config"]],
    [{ catalogKey: "wordpress", config: "x" }, ["config"]],
    [{ catalogKey: "wordpress", config: {}, name: "x" }, ["name"]],
  ];
  for (const [body, fields] of cases) {
    const answer = await world.ask("POST", PATH, { body });
    const { errors } = assertRefused(answer, 400, "validation_failed");
    assert.deepEqual(Object.keys(errors).sort(), fields);
  }
  const body = { catalogKey: "myspace", config: {} };
  const unknown = await world.ask("POST", PATH, { body });
  assertRefused(unknown, 404, "not_found");
});

// It keeps strangers out

Deno.test("POST /api/validate-config says 401 to nobody in particular", async () => {
  await using world = await createApiWorld();
  const body = { catalogKey: "wordpress", config: {} };
  const answer = await world.ask("POST", PATH, { as: "nobody", body });
  assertRefused(answer, 401, "unauthenticated");
});
