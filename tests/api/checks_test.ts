import assert from "node:assert/strict";
import { companyBlog } from "../connector_inputs.ts";
import { scriptedService, WRONG_PASSWORD } from "../scripted_service.ts";
import { assertRefused, createApiWorld, installed } from "./api_world.ts";

const MADE_UP_ID = "019b8c3e-7a10-7c4e-9d3b-2f6a1c5e8b90";

function draft(changes: object = {}) {
  const { catalogKey, config, auth } = companyBlog();
  return { catalogKey, config, auth, ...changes };
}

// It works

Deno.test("POST /api/connectors/{id}/check answers and keeps it, and the ETag stays", async () => {
  const service = scriptedService();
  await using world = await createApiWorld({ remote: service.remote });
  const { id } = await installed(world, companyBlog());
  const { status, body } = await world.ask("POST", `/connectors/${id}/check`);
  assert.equal(status, 200);
  assert.deepEqual([body.state, body.identity], ["connected", {
    id: "7",
    name: "Ada Owens",
  }]);
  const shown = await world.ask("GET", `/installed/${id}`);
  assert.deepEqual(
    [
      shown.headers.get("etag"),
      shown.body.lastCheck.state,
      shown.body.checkCost,
    ],
    ['"1"', "connected", "free"],
  );
});

Deno.test("POST /api/connectors/{id}/check answers 200 for what fails, with reason and sentence", async () => {
  const service = scriptedService(WRONG_PASSWORD);
  await using world = await createApiWorld({ remote: service.remote });
  const { id } = await installed(world, companyBlog());
  const { status, body } = await world.ask("POST", `/connectors/${id}/check`);
  assert.deepEqual([status, body.state, body.reason], [
    200,
    "failing",
    "rejected",
  ]);
  const shown = await world.ask("GET", `/installed/${id}`);
  assert.deepEqual([shown.body.status, shown.body.statusReason], [
    "error",
    body.detail,
  ]);
});

Deno.test("POST /api/check tests what is typed beside what is stored", async () => {
  const service = scriptedService();
  await using world = await createApiWorld({ remote: service.remote });
  const { id } = await installed(world, companyBlog());
  const auth = { application_password: "typed-test" };
  const { status, body } = await world.ask("POST", "/check", {
    body: draft({ id, auth }),
  });
  assert.deepEqual([status, body.state], [200, "connected"]);
  assert.equal(
    service.sent[0]?.headers?.authorization,
    `Basic ${btoa("editor:typed-test")}`,
  );
  assert.equal(
    (await world.ask("GET", `/installed/${id}`)).body.lastCheck,
    null,
  );
});

// It refuses bad input

Deno.test("POST /api/check refuses what is malformed, unknown or unfit", async () => {
  const service = scriptedService();
  await using world = await createApiWorld({ remote: service.remote });
  const ask = (body: unknown) => world.ask("POST", "/check", { body });
  assertRefused(await ask({}), 400, "validation_failed");
  assertRefused(await ask(draft({ extra: 1 })), 400, "validation_failed");
  assertRefused(await ask(draft({ catalogKey: "nothing" })), 404, "not_found");
  assertRefused(await ask(draft({ id: MADE_UP_ID })), 404, "not_found");
  const raw = await world.ask("POST", "/check", { raw: "{" });
  assertRefused(raw, 400, "malformed");
  assert.equal(service.sent.length, 0);
});

Deno.test("POST /api/connectors/{id}/check refuses a connector without credentials", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog({ auth: {} }));
  const answer = await world.ask("POST", `/connectors/${id}/check`);
  const { errors } = assertRefused(answer, 409, "conflict");
  assert.deepEqual(Object.keys(errors), [
    "auth.username",
    "auth.application_password",
  ]);
});

// It keeps strangers out

Deno.test("the checks are for owners and admins of the tenant", async () => {
  const service = scriptedService();
  await using world = await createApiWorld({ remote: service.remote });
  const { id } = await installed(world, companyBlog());
  const ask = (
    as: "member" | "nobody" | "globex",
    path: string,
    body?: unknown,
  ) => world.ask("POST", path, body ? { as, body } : { as });
  const path = `/connectors/${id}/check`;
  assertRefused(await ask("member", path), 403, "forbidden");
  assertRefused(await ask("nobody", path), 401, "unauthenticated");
  assertRefused(await ask("globex", path), 404, "not_found");
  assertRefused(await ask("member", "/check", draft()), 403, "forbidden");
  assertRefused(await ask("nobody", "/check", draft()), 401, "unauthenticated");
  assertRefused(await ask("globex", "/check", draft({ id })), 404, "not_found");
  assert.equal(service.sent.length, 0);
});
