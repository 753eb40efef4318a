import assert from "node:assert/strict";
import { addMember } from "../../lib/identity/members/add.ts";
import { removeMember } from "../../lib/identity/members/remove.ts";
import { readProfile } from "../../lib/identity/read_profile.ts";
import { createTestApp } from "../harness.ts";

Deno.test("readProfile() is read once while the person's tenants stand", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("member");
  const first = await readProfile(scope);
  assert.equal((await readProfile(scope)).tenants, first.tenants);
});

Deno.test("readProfile() sees at once what another process changes in another tenant", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("member");
  const slugs = async () =>
    (await readProfile(scope)).tenants.map(({ slug }) => slug);
  assert.deepEqual(await slugs(), ["acme"]);
  const globex = {
    ...app.scopeOf("owner", "globex"),
    means: app.otherProcess(),
  };
  await addMember(globex, { email: "member@acme.test", role: "member" });
  assert.deepEqual(await slugs(), ["acme", "globex"]);
  await removeMember(globex, scope.actor.id);
  assert.deepEqual(await slugs(), ["acme"]);
});

Deno.test("readProfile() keeps people apart", async () => {
  await using app = await createTestApp();
  const { user: member } = await readProfile(app.scopeOf("member"));
  const { user: owner } = await readProfile(app.scopeOf("owner"));
  assert.equal(member?.email, "member@acme.test");
  assert.equal(owner?.email, "owner@acme.test");
});
