import assert from "node:assert/strict";
import { companyBlog } from "../connector_inputs.ts";
import { assertRefused, createApiWorld } from "./api_world.ts";

Deno.test("requireCaller() takes a bearer token, whatever the case of the scheme", async () => {
  await using world = await createApiWorld();
  const authorization = await world.app.bearerOf("member");
  for (
    const header of [authorization, authorization.replace("Bearer", "bearer")]
  ) {
    const answer = await world.ask("GET", "/me", {
      as: "nobody",
      headers: { authorization: header },
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.trace.tenantId, answer.body.tenant.id);
  }
});

Deno.test("requireCaller() says 401 to a header that is no token of ours", async () => {
  await using world = await createApiWorld();
  const good = await world.app.bearerOf("member");
  const headers = [
    "",
    "Bearer",
    "Bearer ",
    "Bearer con_",
    `${good}x`,
    good.slice(0, -1),
    good.replace("Bearer ", ""),
    good.replace("Bearer", "Basic"),
    `Bearer con_${"0".repeat(32)}_${"A".repeat(43)}`,
    `Bearer ${"x".repeat(5_000)}`,
  ];
  for (const authorization of headers) {
    const answer = await world.ask("GET", "/me", {
      as: "nobody",
      headers: { authorization },
    });
    assertRefused(answer, 401, "unauthenticated");
    assert.equal(answer.headers.get("www-authenticate"), "Bearer");
    assert.equal(answer.trace.tenantId, null);
  }
});

Deno.test("requireCaller() does not fall back to the cookie when the token is bad", async () => {
  await using world = await createApiWorld();
  const answer = await world.ask("GET", "/me", {
    as: "owner",
    headers: { authorization: "Bearer made-up" },
  });
  assertRefused(answer, 401, "unauthenticated");
});

Deno.test("requireCaller() says 401 to a session that is made up or has ended", async () => {
  await using world = await createApiWorld();
  const cookie = await world.app.cookieOf("owner");
  const ask = (cookie: string) =>
    world.ask("GET", "/me", { as: "nobody", headers: { cookie } });
  assert.equal((await ask(cookie)).status, 200);
  for (const bad of [`${cookie}x`, cookie.replace(/=.*/, "="), "other=1"]) {
    assertRefused(await ask(bad), 401, "unauthenticated");
  }
  world.app.means.clock.advance(100 * 24 * 60 * 60 * 1000);
  assertRefused(await ask(cookie), 401, "unauthenticated");
});

Deno.test("requireCaller() takes a change with a cookie from our own pages and from no browser", async () => {
  await using world = await createApiWorld();
  const { origin } = world.app.config.publicUrl;
  const own: Record<string, string>[] = [
    { "sec-fetch-site": "same-origin", origin },
    { "sec-fetch-site": "none" },
    { origin },
    {},
  ];
  for (const [i, headers] of own.entries()) {
    const answer = await world.ask("POST", "/connectors", {
      as: "owner",
      headers,
      body: companyBlog({ name: `Blog ${i}` }),
    });
    assert.equal(answer.status, 201, JSON.stringify(headers));
  }
});

Deno.test("requireCaller() says 403 to a change with a cookie that another site made a browser send", async () => {
  await using world = await createApiWorld();
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site", origin: "https://evil.test" },
    { "sec-fetch-site": "same-site", origin: "https://other.acme.test" },
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.test" },
    { origin: "null" },
  ];
  for (const headers of foreign) {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const path = method === "POST" ? "/connectors" : "/connectors/x";
      const answer = await world.ask(method, path, {
        as: "owner",
        headers,
        ...(method === "DELETE" ? {} : { body: companyBlog() }),
      });
      assertRefused(answer, 403, "forbidden");
    }
  }
  const { body } = await world.ask("GET", "/installed");
  assert.deepEqual(body.items, []);
});

Deno.test("requireCaller() lets reads and tokens pass from wherever they come", async () => {
  await using world = await createApiWorld();
  const headers = {
    "sec-fetch-site": "cross-site",
    origin: "https://evil.test",
  };
  const read = await world.ask("GET", "/installed", { as: "owner", headers });
  assert.equal(read.status, 200);
  const body = companyBlog();
  const made = await world.ask("POST", "/connectors", { headers, body });
  assert.equal(made.status, 201);
});
