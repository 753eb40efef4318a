import assert from "node:assert/strict";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { assertRefused, createApiWorld, installed } from "./api_world.ts";

const MADE_UP_ID = "019b8c3e-7a10-7c4e-9d3b-2f6a1c5e8b90";

// It works

Deno.test("GET /api/installed lists newest first, and reads on by cursor", async () => {
  await using world = await createApiWorld();
  for (const name of ["One", "Two", "Three"]) {
    await installed(world, companyBlog({ name }));
  }
  const first = await world.ask("GET", "/installed?limit=2", { as: "member" });
  assert.deepEqual(namesOf(first.body), ["Three", "Two"]);
  const { nextCursor } = first.body;
  const rest = await world.ask(
    "GET",
    `/installed?limit=2&cursor=${encodeURIComponent(nextCursor)}`,
  );
  assert.deepEqual(namesOf(rest.body), ["One"]);
  assert.equal(rest.body.nextCursor, null);
});

Deno.test("GET /api/installed keeps what text, category, status and tag say", async () => {
  await using world = await createApiWorld();
  await installed(world, companyBlog());
  await installed(world, marketingX({ tags: ["launch"] }));
  const cases: [string, string[]][] = [
    ["search=BLOG", ["Company blog"]],
    ["category=social", ["Marketing X"]],
    ["tag=launch", ["Marketing X"]],
    ["status=active", []],
    ["status=inactive", ["Marketing X", "Company blog"]],
    ["search=blog&tag=launch", []],
  ];
  for (const [query, names] of cases) {
    const { body } = await world.ask("GET", `/installed?${query}`);
    assert.deepEqual(namesOf(body), names, query);
  }
});

Deno.test("GET /api/installed shows a change at once, to every caller", async () => {
  await using world = await createApiWorld();
  const before = await world.ask("GET", "/installed");
  assert.deepEqual(before.body.items, []);
  await installed(world, companyBlog());
  for (const as of ["admin", "member", "owner"] as const) {
    const { body } = await world.ask("GET", "/installed", { as });
    assert.deepEqual(namesOf(body), ["Company blog"], as);
  }
});

Deno.test("GET /api/installed sends names as they were written, whatever the alphabet", async () => {
  await using world = await createApiWorld();
  await installed(world, companyBlog({ name: "Zürich – 東京 🗼" }));
  for (let i = 0; i < 2; i++) {
    const { body } = await world.ask("GET", "/installed");
    assert.deepEqual(namesOf(body), ["Zürich – 東京 🗼"]);
  }
});

Deno.test("GET /api/installed/{id} shows one connector with its version as ETag", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const answer = await world.ask("GET", `/installed/${id}`, { as: "member" });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("etag"), '"1"');
  assert.equal(answer.body.name, "Company blog");
  assert.equal(answer.body.authFields.application_password.set, true);
});

Deno.test("HEAD /api/installed answers as GET does, without the body", async () => {
  await using world = await createApiWorld();
  const answer = await world.ask("HEAD", "/installed");
  assert.equal(answer.status, 200);
  assert.equal(answer.body, "");
});

Deno.test("views say that a credential is set and nothing of what it holds", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  for (const path of ["/installed", `/installed/${id}`, "/audit"]) {
    const { body } = await world.ask("GET", path);
    assert(!JSON.stringify(body).includes("test-password"), path);
  }
});

// It refuses bad input

Deno.test("GET /api/installed refuses what is no limit, cursor, status or parameter, at its name", async () => {
  await using world = await createApiWorld();
  const cases: [string, string][] = [
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=-1", "limit"],
    ["limit=abc", "limit"],
    ["limit=1.5", "limit"],
    ["limit=", "limit"],
    ["limit=1e1", "limit"],
    ["limit=99999999999999999999", "limit"],
    ["cursor=made-up", "cursor"],
    ["cursor=", "cursor"],
    [`cursor=${btoa("1:not-an-id")}`, "cursor"],
    [`cursor=${btoa(`2:${MADE_UP_ID}`)}`, "cursor"],
    [`cursor=${"A".repeat(201)}`, "cursor"],
    ["status=paused", "status"],
    ["sort=name", "sort"],
    ["__proto__=1", "__proto__"],
    ["limit=1&limit=2", "limit"],
    [`search=${"x".repeat(201)}`, "search"],
  ];
  for (const [query, name] of cases) {
    const answer = await world.ask("GET", `/installed?${query}`);
    const { errors } = assertRefused(answer, 400, "validation_failed");
    assert.deepEqual(Object.keys(errors), [name], query);
  }
});

// It keeps strangers out

Deno.test("GET /api/installed/{id} says of another tenant's connector what it says of a made-up one", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const [foreign, madeUp] = await Promise.all([
    world.ask("GET", `/installed/${id}`, { as: "globex" }),
    world.ask("GET", `/installed/${MADE_UP_ID}`, { as: "globex" }),
  ]);
  assertRefused(foreign, 404, "not_found");
  assert.deepEqual(
    { ...foreign.body, requestId: "" },
    { ...madeUp.body, requestId: "" },
  );
});

Deno.test("GET /api/installed shows a tenant its own connectors only, also by another's cursor", async () => {
  await using world = await createApiWorld();
  await installed(world, companyBlog({ name: "One" }));
  await installed(world, companyBlog({ name: "Two" }));
  const acme = await world.ask("GET", "/installed?limit=1");
  const cursor = encodeURIComponent(acme.body.nextCursor);
  for (const query of ["", `?cursor=${cursor}`]) {
    const { body } = await world.ask("GET", `/installed${query}`, {
      as: "globex",
    });
    assert.deepEqual(body.items, []);
  }
});

Deno.test("GET /api/installed says 401 to nobody in particular", async () => {
  await using world = await createApiWorld();
  for (const path of ["/installed", `/installed/${MADE_UP_ID}`]) {
    const answer = await world.ask("GET", path, { as: "nobody" });
    assertRefused(answer, 401, "unauthenticated");
  }
});

function namesOf(page: { items: { name: string }[] }): string[] {
  return page.items.map(({ name }) => name);
}
