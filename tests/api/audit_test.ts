import assert from "node:assert/strict";
import { companyBlog } from "../connector_inputs.ts";
import { assertRefused, createApiWorld, installed } from "./api_world.ts";

// It works

Deno.test("GET /api/audit lists what happened, newest first, and reads on by cursor", async () => {
  await using world = await createApiWorld();
  const { id } = await installed(world, companyBlog());
  const body = { auth: { username: "author" } };
  const changed = await world.ask("PUT", `/connectors/${id}`, { body });
  await world.ask("DELETE", `/connectors/${id}`);
  const first = await world.ask("GET", "/audit?limit=2");
  assert.deepEqual(actionsOf(first.body), [
    "connector.remove",
    "connector.update",
  ]);
  const event = first.body.items[1];
  assert.deepEqual(event.changed, ["auth.username"]);
  assert.equal(event.target.id, id);
  assert.equal(event.requestId, changed.trace.requestId);
  const cursor = encodeURIComponent(first.body.nextCursor);
  const next = await world.ask("GET", `/audit?limit=1&cursor=${cursor}`);
  assert.deepEqual(actionsOf(next.body), ["connector.install"]);
});

// It refuses bad input

Deno.test("GET /api/audit refuses what is no limit or cursor", async () => {
  await using world = await createApiWorld();
  const cases = [["limit", "0"], ["limit", "101"], ["cursor", "x"]] as const;
  for (const [name, text] of [...cases, ["actor", "x"]]) {
    const answer = await world.ask("GET", `/audit?${name}=${text}`);
    const { errors } = assertRefused(answer, 400, "validation_failed");
    assert.deepEqual(Object.keys(errors), [name]);
  }
});

// It keeps strangers out

Deno.test("GET /api/audit is for admins and owners, each of their own tenant", async () => {
  await using world = await createApiWorld();
  await installed(world, companyBlog());
  const member = await world.ask("GET", "/audit", { as: "member" });
  assertRefused(member, 403, "forbidden");
  const nobody = await world.ask("GET", "/audit", { as: "nobody" });
  assertRefused(nobody, 401, "unauthenticated");
  const foreign = await world.ask("GET", "/audit", { as: "globex" });
  assert(!actionsOf(foreign.body).includes("connector.install"));
});

function actionsOf(page: { items: { action: string }[] }): string[] {
  return page.items.map(({ action }) => action);
}
