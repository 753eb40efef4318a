import assert from "node:assert/strict";
import { createUser } from "../../lib/identity/create_user.ts";
import { addMember } from "../../lib/identity/members/add.ts";
import { listMembers } from "../../lib/identity/members/list.ts";
import { removeMember } from "../../lib/identity/members/remove.ts";
import { updateMember } from "../../lib/identity/members/update.ts";
import { readProfile } from "../../lib/identity/read_profile.ts";
import { refusal } from "../refusal.ts";
import { CHEAP, createWorld, PASSWORD } from "./world.ts";

// It works.

Deno.test("listMembers() gives the tenant's people in pages, to any member", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("member");
  const page = await listMembers(scope, { limit: 2 });
  const rest = await listMembers(scope, {
    limit: 2,
    cursor: page.nextCursor ?? "",
  });
  assert.deepEqual(
    [...page.items, ...rest.items].map((m) => [m.email, m.role]),
    [
      ["member@acme.test", "member"],
      ["admin@acme.test", "admin"],
      ["owner@acme.test", "owner"],
    ],
  );
  assert.equal(rest.nextCursor, null);
});

Deno.test("listMembers() gives more people than one read of KV takes", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("owner");
  for (let i = 0; i < 12; i++) {
    const email = `person${i}@acme.test`;
    const person = { email, name: `Person ${i}`, password: PASSWORD };
    await createUser(world.means, person, CHEAP);
    await addMember(scope, { email, role: "member" });
  }
  const { items } = await listMembers(scope);
  assert.equal(new Set(items.map((m) => m.email)).size, 15);
});

Deno.test("addMember() adds a person who has an account, under the address however written", async () => {
  await using world = await createWorld();
  const view = await addMember(world.scopeOf("admin"), {
    email: " Owner@GLOBEX.test",
    role: "member",
  });
  assert.equal(view.userId, world.people.stranger.id);
  const { tenants } = await readProfile(world.scopeOf("stranger"));
  assert.deepEqual(tenants.map((t) => [t.slug, t.role]), [
    ["acme", "member"],
    ["globex", "owner"],
  ]);
});

Deno.test("updateMember() changes the role, and says so in the audit trail once", async () => {
  await using world = await createWorld();
  const { id } = world.people.member;
  const scope = world.scopeOf("admin");
  assert.equal(
    (await updateMember(scope, id, { role: "admin" })).role,
    "admin",
  );
  await updateMember(scope, id, { role: "admin" });
  const actions = await world.actions();
  assert.equal(actions.filter((a) => a === "member.update").length, 1);
});

Deno.test("removeMember() takes the person out, and leaves the account", async () => {
  await using world = await createWorld();
  await removeMember(world.scopeOf("admin"), world.people.member.id);
  const { items } = await listMembers(world.scopeOf("admin"));
  assert.equal(items.length, 2);
  const { user, tenants } = await readProfile(world.scopeOf("member"));
  assert.ok(user);
  assert.deepEqual(tenants, []);
  assert.equal((await world.actions()).at(-1), "member.remove");
});

Deno.test("updateMember() lets an owner go, when there is another", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("owner");
  await updateMember(scope, world.people.admin.id, { role: "owner" });
  await updateMember(scope, world.people.owner.id, { role: "member" });
  const { items } = await listMembers(scope);
  const owners = items.filter((m) => m.role === "owner");
  assert.deepEqual(owners.map((m) => m.email), ["admin@acme.test"]);
});

// It refuses.

Deno.test("addMember() says at the address what is wrong with it", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("owner");
  const cases = [
    ["not_found", "nobody@acme.test"],
    ["conflict", "member@acme.test"],
    ["validation_failed", "nobody"],
  ] as const;
  for (const [code, email] of cases) {
    const add = () => addMember(scope, { email, role: "member" });
    assert.ok((await refusal(code, add)).errors?.email);
  }
});

Deno.test("updateMember() refuses a role that does not exist", async () => {
  await using world = await createWorld();
  const { id } = world.people.member;
  const { errors } = await refusal(
    "validation_failed",
    () => updateMember(world.scopeOf("owner"), id, { role: "boss" }),
  );
  assert.ok(errors?.role);
});

Deno.test("the last owner can be neither demoted nor removed", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("owner");
  const { id } = world.people.owner;
  await refusal("conflict", () => updateMember(scope, id, { role: "admin" }));
  await refusal("conflict", () => removeMember(scope, id));
});

Deno.test("two owners who remove each other at once leave one", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("owner");
  const { owner, admin } = world.people;
  await updateMember(scope, admin.id, { role: "owner" });
  const results = await Promise.allSettled([
    removeMember(scope, owner.id),
    removeMember(
      { ...scope, actor: { ...scope.actor, id: admin.id } },
      admin.id,
    ),
  ]);
  const outcomes = results.map((result) => result.status).sort();
  assert.deepEqual(outcomes, ["fulfilled", "rejected"]);
  const { items } = await listMembers(scope);
  assert.equal(items.filter((m) => m.role === "owner").length, 1);
});

// It keeps out.

Deno.test("an admin neither makes nor unmakes owners", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("admin");
  const { owner, member } = world.people;
  const email = "owner@globex.test";
  await refusal("forbidden", () => addMember(scope, { email, role: "owner" }));
  await refusal(
    "forbidden",
    () => updateMember(scope, member.id, { role: "owner" }),
  );
  await refusal(
    "forbidden",
    () => updateMember(scope, owner.id, { role: "member" }),
  );
  await refusal("forbidden", () => removeMember(scope, owner.id));
});

Deno.test("the member verbs that change refuse a member", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("member");
  const { id } = world.people.member;
  const email = "owner@globex.test";
  await refusal("forbidden", () => addMember(scope, { email, role: "member" }));
  await refusal("forbidden", () => updateMember(scope, id, { role: "admin" }));
  await refusal("forbidden", () => removeMember(scope, id));
});

Deno.test("the member verbs do not find another tenant's people, or made-up ones", async () => {
  await using world = await createWorld();
  const scope = world.scopeOf("stranger");
  const made = ["", "x".repeat(5000), crypto.randomUUID()];
  for (const id of [world.people.member.id, ...made]) {
    await refusal(
      "not_found",
      () => updateMember(scope, id, { role: "admin" }),
    );
    await refusal("not_found", () => removeMember(scope, id));
  }
  assert.equal((await listMembers(scope)).items.length, 1);
});
