import assert from "node:assert/strict";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { assertRefused, createApiWorld, installed } from "./api_world.ts";

const MADE_UP_ID = "019b8c3e-7a10-7c4e-9d3b-2f6a1c5e8b90";

// It works

Deno.test("POST /api/connectors installs, inactive, and says where", async () => {
  await using world = await createApiWorld();
  const body = companyBlog();
  const answer = await world.ask("POST", "/connectors", { body });
  assert.equal(answer.status, 201);
  assert.equal(answer.headers.get("etag"), '"1"');
  assert.equal(answer.body.status, "inactive");
  const location = answer.headers.get("location") ?? "";
  assert.equal(location, `/api/installed/${answer.body.id}`);
  const again = await world.ask("GET", location.replace("/api", ""));
  assert.deepEqual(again.body, answer.body);
});

Deno.test("POST /api/connectors says where below the base path too", async () => {
  await using world = await createApiWorld({
    basePath: "/features/connectors",
  });
  const body = companyBlog();
  const { headers, body: { id } } = await world.ask("POST", "/connectors", {
    body,
  });
  assert.equal(
    headers.get("location"),
    `/features/connectors/api/installed/${id}`,
  );
});

Deno.test("PUT /api/connectors/{id} changes, activates, fails by hand and deactivates", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const changes = [
    [{ name: "Team blog", tags: ["team"] }, "inactive", null],
    [{ status: "active" }, "active", null],
    [
      { status: "error", statusReason: "The site moved" },
      "error",
      "The site moved",
    ],
    [{ status: "inactive" }, "inactive", null],
  ] as const;
  let version = 1;
  for (const [body, status, statusReason] of changes) {
    const answer = await world.ask("PUT", `/connectors/${id}`, {
      body,
      headers: { "if-match": `"${version}"` },
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.status, status);
    assert.equal(answer.body.statusReason, statusReason);
    assert.equal(answer.headers.get("etag"), `"${++version}"`);
  }
});

Deno.test("PUT /api/connectors/{id} keeps a credential left out, and clears one that is null", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const kept = await world.ask("PUT", `/connectors/${id}`, {
    body: { auth: { username: "" } },
  });
  assert.equal(kept.body.authComplete, true);
  const cleared = await world.ask("PUT", `/connectors/${id}`, {
    body: { auth: { application_password: null } },
  });
  assert.equal(cleared.body.authFields.application_password.set, false);
  assert.equal(cleared.body.authFields.username.set, true);
});

Deno.test("DELETE /api/connectors/{id} deletes, and frees the name", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const gone = await world.ask("DELETE", `/connectors/${id}`, {
    headers: { "if-match": '"1"' },
  });
  assert.equal(gone.status, 204);
  assert.equal(gone.body, "");
  assertRefused(await world.ask("GET", `/installed/${id}`), 404, "not_found");
  await installed(world, companyBlog());
});

Deno.test("a change passes with If-Match: *, and without If-Match", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  for (const headers of [{ "if-match": "*" }, {}]) {
    const answer = await world.ask("PUT", `/connectors/${id}`, {
      body: { tags: [] },
      headers,
    });
    assert.equal(answer.status, 200);
  }
});

// It refuses bad input

Deno.test("POST /api/connectors lets exactly one of 50 same names win", async () => {
  await using world = await createApiWorld();
  await world.ask("GET", "/me");
  const before = (await world.app.auditEvents()).length;
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      world.ask("POST", "/connectors", {
        body: companyBlog({ name: i % 2 ? "Company Blog" : "  company  BLOG" }),
      })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [201, ...Array(49).fill(409)]);
  for (const { status, body } of answers) {
    if (status === 409) assert.deepEqual(Object.keys(body.errors), ["name"]);
  }
  assert.equal((await world.app.auditEvents()).length, before + 1);
});

Deno.test("POST /api/connectors names every fault at its field, and stores nothing", async () => {
  await using world = await createApiWorld();
  const blog = companyBlog();
  const cases: [unknown, string[]][] = [
    [{}, ["catalogKey", "config", "name"]],
    [[], [""]],
    ["text", [""]],
    [null, [""]],
    [{ ...blog, name: "x" }, ["name"]],
    [{ ...blog, name: "x".repeat(256) }, ["name"]],
    [{ ...blog, name: "   " }, ["name"]],
    [{ ...blog, name: 7 }, ["name"]],
    [{ ...blog, colour: "red" }, ["colour"]],
    [{ ...blog, tags: ["x".repeat(51)] }, ["tags.0"]],
    [{
      ...blog,
      config: { base_url: "blog", site_label: "x", author_id: 0 },
    }, ["config.author_id", "config.base_url", "config.site_label"]],
    [{ ...blog, config: { ...blog.config, colour: "red" } }, ["config.colour"]],
    [{ ...blog, config: [] }, ["config"]],
    [{ ...blog, auth: { api_secret: "test-secret" } }, ["auth.api_secret"]],
    [{ ...blog, auth: { username: 5 } }, ["auth.username"]],
  ];
  for (const [body, fields] of cases) {
    const answer = await world.ask("POST", "/connectors", { body });
    const problem = assertRefused(answer, 400, "validation_failed");
    const text = JSON.stringify(body);
    assert.deepEqual(Object.keys(problem.errors).sort(), fields, text);
    assert(!JSON.stringify(problem).includes("test-"), text);
  }
  const { body } = await world.ask("GET", "/installed");
  assert.deepEqual(body.items, []);
});

Deno.test("POST /api/connectors says 404 for an unknown kind of service", async () => {
  await using world = await createApiWorld();
  for (const catalogKey of ["myspace", "__proto__"]) {
    const answer = await world.ask("POST", "/connectors", {
      body: companyBlog({ catalogKey }),
    });
    assertRefused(answer, 404, "not_found");
  }
});

Deno.test("POST /api/connectors treats __proto__ and constructor as names like others", async () => {
  await using world = await createApiWorld();
  for (const key of ["__proto__", "constructor", "prototype"]) {
    const config =
      `{"base_url":"https://blog.acme.test","site_label":"Blog","${key}":{"polluted":true}}`;
    const bodies = [
      `{"catalogKey":"wordpress","name":"Blog","config":${config}}`,
      `{"catalogKey":"wordpress","name":"Blog","config":{},"auth":{"${key}":"x"}}`,
      `{"catalogKey":"wordpress","name":"Blog","config":{},"${key}":{"polluted":true}}`,
    ];
    for (const raw of bodies) {
      const answer = await world.ask("POST", "/connectors", { raw });
      const { errors } = assertRefused(answer, 400, "validation_failed");
      const paths = Object.keys(errors);
      assert(paths.some((path) => path.split(".").at(-1) === key), raw);
    }
  }
  assert.equal(Object("").polluted, undefined);
});

Deno.test("POST /api/connectors says 413 at the field that is too large to store", async () => {
  await using world = await createApiWorld();
  // In KV each character beside a "…" takes two bytes, so this fits a body and no value.
  const answer = await world.ask("POST", "/connectors", {
    body: companyBlog({
      auth: { application_password: "…" + "x".repeat(60_000) },
    }),
  });
  const { errors } = assertRefused(answer, 413, "too_large");
  assert.deepEqual(Object.keys(errors), ["auth.application_password"]);
  const { body } = await world.ask("GET", "/installed?search=blog");
  assert.deepEqual(body.items, []);
});

Deno.test("PUT /api/connectors/{id} says 412 to a stale, weak or foreign tag, and changes nothing", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  for (const tag of ['"2"', '"0"', 'W/"1"', '"abc"', '""', '"01"']) {
    for (const method of ["PUT", "DELETE"]) {
      const answer = await world.ask(method, `/connectors/${id}`, {
        ...(method === "PUT" ? { body: { name: "Other" } } : {}),
        headers: { "if-match": tag },
      });
      assertRefused(answer, 412, "stale");
    }
  }
  const { body } = await world.ask("GET", `/installed/${id}`);
  assert.equal(body.name, "Company blog");
  assert.equal(body.version, 1);
});

Deno.test("PUT /api/connectors/{id} says 400 to an If-Match that is not one tag", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  for (const tag of ["1", '"1', '"1", "2"', "", "W/1"]) {
    const answer = await world.ask("PUT", `/connectors/${id}`, {
      body: { name: "Other" },
      headers: { "if-match": tag },
    });
    assertRefused(answer, 400, "malformed");
  }
});

Deno.test("PUT /api/connectors/{id} says 409 and what is missing, when it cannot be activated", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(
    world,
    companyBlog({ auth: { username: "editor" } }),
  );
  const answer = await world.ask("PUT", `/connectors/${id}`, {
    body: { status: "active" },
  });
  const { errors } = assertRefused(answer, 409, "conflict");
  assert.deepEqual(Object.keys(errors), ["auth.application_password"]);
});

Deno.test("PUT /api/connectors/{id} refuses an unknown status, no change at all, and a taken name", async () => {
  await using world = await createApiWorld();
  await installed(world, companyBlog());
  const { id } = await installed(world, marketingX());
  const cases: [unknown, number, string, string][] = [
    [{ status: "paused" }, 400, "validation_failed", "status"],
    [{}, 400, "validation_failed", ""],
    [{ statusReason: "why" }, 400, "validation_failed", "statusReason"],
    [{ catalogKey: "medium" }, 400, "validation_failed", "catalogKey"],
    [{ name: "COMPANY BLOG" }, 409, "conflict", "name"],
  ];
  for (const [body, status, code, field] of cases) {
    const answer = await world.ask("PUT", `/connectors/${id}`, { body });
    const { errors } = assertRefused(answer, status, code);
    assert.deepEqual(Object.keys(errors), [field], JSON.stringify(body));
  }
});

// It keeps strangers out

Deno.test("a member changes nothing, whatever is sent", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const asked = [
    ["POST", "/connectors", companyBlog({ name: "Other" })],
    ["POST", "/connectors", {}],
    ["PUT", `/connectors/${id}`, { name: "Other" }],
    ["PUT", `/connectors/${MADE_UP_ID}`, { name: "Other" }],
    ["DELETE", `/connectors/${id}`, undefined],
    ["DELETE", `/connectors/${MADE_UP_ID}`, undefined],
  ] as const;
  for (const [method, path, body] of asked) {
    const answer = await world.ask(method, path, { as: "member", body });
    assertRefused(answer, 403, "forbidden");
  }
  const { body } = await world.ask("GET", "/installed");
  assert.equal(body.items.length, 1);
  assert.equal(body.items[0].version, 1);
});

Deno.test("another tenant's connector is like a made-up one: 404, same words", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const asked = [
    ["PUT", { name: "Mine now" }],
    ["PUT", {}],
    ["DELETE", undefined],
  ] as const;
  for (const [method, body] of asked) {
    const [foreign, madeUp] = await Promise.all(
      [id, MADE_UP_ID].map((of) =>
        world.ask(method, `/connectors/${of}`, { as: "globex", body })
      ),
    );
    assert(foreign && madeUp);
    assertRefused(foreign, 404, "not_found");
    assert.deepEqual(
      { ...foreign.body, requestId: "" },
      { ...madeUp.body, requestId: "" },
    );
  }
  const { body } = await world.ask("GET", `/installed/${id}`);
  assert.equal(body.name, "Company blog");
});

Deno.test("nobody in particular gets 401, before anything is read", async () => {
  await using world = await createApiWorld();
  for (
    const [method, path] of [["POST", ""], ["PUT", "/x"], ["DELETE", "/x"]]
  ) {
    const answer = await world.ask(method ?? "", `/connectors${path}`, {
      as: "nobody",
      ...(method === "DELETE" ? {} : { raw: "{" }),
    });
    assertRefused(answer, 401, "unauthenticated");
  }
});
