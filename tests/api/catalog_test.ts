import assert from "node:assert/strict";
import { assertRefused, createApiWorld } from "./api_world.ts";

// It works

Deno.test("GET /api/catalog lists the kinds of service, by name", async () => {
  await using world = await createApiWorld();
  const { status, body } = await world.ask("GET", "/catalog", { as: "member" });
  assert.equal(status, 200);
  const keys = body.items.map(({ key }: { key: string }) => key);
  assert.deepEqual([...keys].sort(), [
    "linkedin",
    "medium",
    "twitter",
    "wordpress",
  ]);
});

Deno.test("GET /api/catalog keeps what the search and the category say", async () => {
  await using world = await createApiWorld();
  const found = await world.ask("GET", "/catalog?search=word+PRESS");
  assert.deepEqual(found.body.items.map((e: { key: string }) => e.key), [
    "wordpress",
  ]);
  const none = await world.ask("GET", "/catalog?category=nothing");
  assert.deepEqual(none.body.items, []);
});

Deno.test("GET /api/catalog/{key} shows how the service is configured", async () => {
  await using world = await createApiWorld();
  const { status, body } = await world.ask("GET", "/catalog/wordpress");
  assert.equal(status, 200);
  assert(body.configSchema.properties.base_url);
  assert(body.authSchema.properties.application_password.writeOnly);
});

// It refuses bad input

Deno.test("GET /api/catalog refuses a parameter that it does not know", async () => {
  await using world = await createApiWorld();
  const answer = await world.ask("GET", "/catalog?colour=red");
  const { errors } = assertRefused(answer, 400, "validation_failed");
  assert.deepEqual(Object.keys(errors), ["colour"]);
});

Deno.test("GET /api/catalog/{key} says 404 for an unknown key, also a very long one", async () => {
  await using world = await createApiWorld();
  const paths = ["/catalog/myspace", `/catalog/${"x".repeat(5_000)}`];
  for (const path of [...paths, "/catalog/%00", "/catalog/%E0%A4%A"]) {
    assertRefused(await world.ask("GET", path), 404, "not_found");
  }
});

// It keeps strangers out

Deno.test("GET /api/catalog says 401 to nobody in particular", async () => {
  await using world = await createApiWorld();
  for (const path of ["/catalog", "/catalog/wordpress"]) {
    const answer = await world.ask("GET", path, { as: "nobody" });
    assertRefused(answer, 401, "unauthenticated");
    assert.equal(answer.headers.get("www-authenticate"), "Bearer");
  }
});
