import assert from "node:assert/strict";
import { syncCatalog } from "../../lib/catalog/sync.ts";
import { checkConnector } from "../../lib/connectors/check.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listInstalled } from "../../lib/connectors/list.ts";
import { createRegularChecks } from "../../lib/connectors/regular_checks/regular_checks.ts";
import {
  claimWalk,
  WALK_LEASE_MS,
} from "../../lib/connectors/regular_checks/store.ts";
import { removeConnector } from "../../lib/connectors/remove.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { Means, Scope } from "../../lib/scope.ts";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp, type TestApp } from "../harness.ts";
import { connected, createOauthWorld } from "../remote/oauth_world.ts";
import { entryOf } from "../remote/check_world.ts";
import {
  EDITOR,
  type ScriptedService,
  scriptedService,
  type Turn,
  WRONG_PASSWORD,
} from "../scripted_service.ts";
import { beginTurns, turn, TURN_MS, walkOn } from "./turns.ts";

interface World extends AsyncDisposable {
  readonly app: TestApp;
  readonly scope: Scope;
  readonly service: ScriptedService;
}

/** A tenant whose walk has begun, and a service that answers. */
async function createWorld(): Promise<World> {
  const service = scriptedService();
  const app = await createTestApp({ remote: service.remote });
  await beginTurns(app.means);
  return {
    app,
    scope: app.scopeOf("admin"),
    service,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

async function activeBlog(scope: Scope, name = "Company blog") {
  const { id } = await installConnector(scope, companyBlog({ name }));
  return await updateConnector(scope, { id }, { status: "active" });
}

/** An active connector of a kind that has this check. */
async function activeExample({ app, scope }: World, check: object) {
  await syncCatalog(app.means, [entryOf({}, check)]);
  const { id } = await installConnector(scope, {
    catalogKey: "example",
    name: "Example",
    config: {},
    auth: { token: "test-token" },
  });
  return await updateConnector(scope, { id }, { status: "active" });
}

Deno.test("walk() checks what is active, and keeps what it finds", async () => {
  await using w = await createWorld();
  const { id } = await activeBlog(w.scope);
  await installConnector(w.scope, companyBlog({ name: "Inactive blog" }));
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 1);
  const { lastCheck } = await findConnector(w.scope, id);
  assert.equal(lastCheck?.state, "connected");
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 2);
});

Deno.test("walk() never asks where it costs money, nor where there is no check", async () => {
  await using w = await createWorld();
  await activeExample(w, { cost: "metered" });
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 0);
  const { check: _, ...without } = entryOf({});
  await syncCatalog(w.app.means, [without]);
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 0);
  await syncCatalog(w.app.means, [entryOf({})]);
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 1);
});

Deno.test("walk() sets error where the service refuses, and goes back by itself when it is well again", async () => {
  await using w = await createWorld();
  const { id, name } = await activeBlog(w.scope);
  w.service.turn(WRONG_PASSWORD);
  await turn(w.app.means);
  assert.equal((await findConnector(w.scope, id)).status, "error");
  w.service.turn(EDITOR);
  await turn(w.app.means);
  const after = await findConnector(w.scope, id);
  assert.deepEqual([after.status, after.statusReason], ["active", null]);
  const [recovered, failed] = await w.app.auditEvents();
  for (
    const [event, action] of [
      [failed, "connector.fail"],
      [recovered, "connector.recover"],
    ] as const
  ) {
    assert.deepEqual([event?.action, event?.target, event?.actor], [
      action,
      { id, name },
      { kind: "system", id: "system", name: "Connectors" },
    ]);
  }
});

Deno.test("walk() goes on checking after the credential was entered anew", async () => {
  await using w = await createWorld();
  const { id } = await activeBlog(w.scope);
  w.service.turn(WRONG_PASSWORD);
  await turn(w.app.means);
  const auth = { application_password: "another-test-password" };
  await updateConnector(w.scope, { id }, { auth });
  w.service.turn(EDITOR);
  await turn(w.app.means);
  assert.equal((await findConnector(w.scope, id)).status, "active");
});

Deno.test("walk() lets trouble that may pass be, and records its beginning and its end only", async () => {
  await using w = await createWorld();
  const { id } = await activeBlog(w.scope);
  const before = (await w.app.auditEvents()).length;
  w.service.turn("timed_out");
  for (let n = 0; n < 3; n++) await turn(w.app.means);
  const { status, lastCheck } = await findConnector(w.scope, id);
  assert.deepEqual([status, lastCheck?.reason], ["active", "timed_out"]);
  assert.equal((await w.app.auditEvents()).length, before + 1);
  w.service.turn(EDITOR);
  for (let n = 0; n < 3; n++) await turn(w.app.means);
  const events = await w.app.auditEvents();
  assert.equal(events.length, before + 2);
  assert.equal(events[0]?.action, "connector.check");
});

Deno.test("walk() finds the same again: only the time moves, and there is no record", async () => {
  await using w = await createWorld();
  const { id } = await activeBlog(w.scope);
  const installed = (await w.app.auditEvents()).length;
  await turn(w.app.means);
  const first = await findConnector(w.scope, id);
  await listInstalled(w.scope);
  await turn(w.app.means);
  const second = await findConnector(w.scope, id);
  assert.ok((second.lastCheck?.at ?? "") > (first.lastCheck?.at ?? "x"));
  const [shown] = (await listInstalled(w.scope)).items;
  assert.equal(shown?.lastCheck?.at, second.lastCheck?.at);
  assert.equal((await w.app.auditEvents()).length, installed);

  w.service.turn({ body: { ...bodyOf(EDITOR), name: "Ada Lovelace" } });
  await turn(w.app.means);
  const [item] = (await listInstalled(w.scope)).items;
  assert.equal(item?.lastCheck?.identity?.name, "Ada Lovelace");
});

Deno.test("walk() leaves alone what a person has set to error, and what cannot be read", async () => {
  await using w = await createWorld();
  const byHand = await activeBlog(w.scope, "By hand");
  await updateConnector(w.scope, byHand, { status: "error" });
  const lost = await activeBlog(w.scope, "Lost key");
  const other = { ...w.scope, means: w.app.otherProcess({ keys: "other" }) };
  assert.equal((await findConnector(other, lost.id)).status, "error");
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 0);
  for (const { id } of [byHand, lost]) {
    const { status, lastCheck } = await findConnector(other, id);
    assert.deepEqual([status, lastCheck], ["error", null]);
  }
});

Deno.test("walk() finds out that a key is lost, and sends nothing", async () => {
  await using w = await createWorld();
  const { id } = await activeBlog(w.scope);
  const means = {
    ...w.app.otherProcess({ keys: "other" }),
    clock: w.app.means.clock,
  };
  await turn(means);
  assert.equal(w.service.sent.length, 0);
  const scope = { ...w.scope, means };
  const { status, statusReason } = await findConnector(scope, id);
  assert.equal(status, "error");
  assert.match(statusReason ?? "", /^Cannot read username/);
});

Deno.test("walk() leaves out what somebody has just tested", async () => {
  await using w = await createWorld();
  const { id } = await activeBlog(w.scope);
  w.app.means.clock.advance(TURN_MS);
  await checkConnector(w.scope, id);
  await walkOn(w.app.means);
  assert.equal(w.service.sent.length, 1);
});

Deno.test("walk() forgets what was removed or deactivated", async () => {
  await using w = await createWorld();
  const removed = await activeBlog(w.scope, "Removed");
  const inactive = await activeBlog(w.scope, "Inactive");
  await removeConnector(w.scope, removed);
  await updateConnector(w.scope, inactive, { status: "inactive" });
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 0);
});

Deno.test("walk() spreads the checks over the whole turn, each once", async () => {
  await using w = await createWorld();
  for (let n = 0; n < 40; n++) await activeBlog(w.scope, `Blog ${n}`);
  const atStep: number[] = [];
  const hours = 6 * 60 * 60 * 1000;
  for (let step = 0; step < 36; step++) {
    const before = w.service.sent.length;
    w.app.means.clock.advance(TURN_MS);
    await walkOn(w.app.means, hours);
    atStep.push(w.service.sent.length - before);
  }
  assert.equal(w.service.sent.length, 40);
  assert.ok(Math.max(...atStep) < 15, atStep.join(" "));
  assert.ok(atStep.filter((count) => count > 0).length > 12, atStep.join(" "));
});

Deno.test("walk() goes on at its pace after a pause, and asks nobody twice", async () => {
  await using w = await createWorld();
  for (let n = 0; n < 40; n++) await activeBlog(w.scope, `Blog ${n}`);
  const hours = 6 * 60 * 60 * 1000;
  w.app.means.clock.advance(5 * hours);
  await walkOn(w.app.means, hours);
  assert.ok(w.service.sent.length < 15);
});

Deno.test("walk() is done by one at a time, and taken over from one who died", async () => {
  await using w = await createWorld();
  for (let n = 0; n < 10; n++) await activeBlog(w.scope, `Blog ${n}`);
  const others = Array.from({ length: 4 }, (): Means => ({
    ...w.app.otherProcess(),
    clock: w.app.means.clock,
  }));
  w.app.means.clock.advance(TURN_MS);
  await Promise.all(others.map((means) => walkOn(means)));
  assert.equal(w.service.sent.length, 10);

  const dead = await claimWalk(w.app.means);
  assert.ok(dead);
  w.app.means.clock.advance(WALK_LEASE_MS - 1_000);
  await walkOn(w.app.means);
  assert.equal(w.service.sent.length, 10);
  await turn(w.app.means);
  assert.equal(w.service.sent.length, 20);
});

Deno.test("walk() stops where its lease is lost, and another goes the same way again", async () => {
  const service = scriptedService();
  let stolen: ReturnType<typeof claimWalk> | undefined;
  await using app = await createTestApp({
    remote: async (request) => {
      await (stolen ??= steal(app.means));
      return await service.remote(request);
    },
  });
  await beginTurns(app.means);
  for (let n = 0; n < 200; n++) {
    await activeBlog(app.scopeOf("admin"), `Blog ${n}`);
  }
  await turn(app.means);
  const lease = await stolen;
  assert.ok(lease);
  assert.ok(service.sent.length < 200, `${service.sent.length}`);
  await lease.release();
  await turn(app.means);
  assert.ok(service.sent.length >= 200, `${service.sent.length}`);
});

/** Takes the lease from one whose clock is far behind, as from one who was asleep; then that one looks at its clock. */
async function steal(means: TestApp["means"]) {
  const aheadMs = means.clock.now().getTime() + 2 * WALK_LEASE_MS;
  const clock = { now: () => new Date(aheadMs) };
  const lease = await claimWalk({ ...means, clock });
  means.clock.advance(WALK_LEASE_MS);
  return lease;
}

Deno.test("walk() begins by finding what a database from before has", async () => {
  const service = scriptedService();
  await using app = await createTestApp({ remote: service.remote });
  await activeBlog(app.scopeOf("admin"));
  await activeBlog(app.scopeOf("owner", "globex"));
  for (const name of ["watched_by_place", "watched_by_renewal"]) {
    for await (const { key } of app.means.kv.list({ prefix: [name] })) {
      await app.means.kv.delete(key);
    }
  }
  await beginTurns(app.means);
  await turn(app.means);
  assert.equal(service.sent.length, 2);
});

Deno.test("walk() is not kept by one connector from the next", async () => {
  const service = scriptedService();
  let isFirst = true;
  await using app = await createTestApp({
    remote: (request) => {
      if (!isFirst) return service.remote(request);
      isFirst = false;
      throw new TypeError("a bug");
    },
  });
  await beginTurns(app.means);
  for (let n = 0; n < 5; n++) {
    await activeBlog(app.scopeOf("admin"), `Blog ${n}`);
  }
  await turn(app.means);
  assert.equal(service.sent.length, 4);
  app.means.log.flush();
  assert.match(app.means.logged.join(""), /regular_check\.fault.*a bug/);
});

Deno.test("walk() renews access before it ends, though nobody looks", async () => {
  await using w = await createOauthWorld();
  await beginTurns(w.app.means);
  const { id } = await connected(w);
  const renewals = () => w.service.tokenRequests.length - 1;
  w.app.means.clock.advance(54 * 60_000);
  await walkOn(w.app.means);
  assert.equal(renewals(), 0);
  w.app.means.clock.advance(2 * 60_000);
  await walkOn(w.app.means);
  assert.equal(renewals(), 1);
  const { connection } = await findConnector(w.scope, id);
  const now = w.app.means.clock.now().toISOString();
  assert.ok((connection?.expiresAt ?? "") > now);
  await walkOn(w.app.means);
  assert.equal(renewals(), 1);

  w.service.instead = { status: 503, body: "{}" };
  w.app.means.clock.advance(56 * 60_000);
  await walkOn(w.app.means);
  await walkOn(w.app.means);
  assert.equal(renewals(), 2, "it waits before it tries again");
  w.service.instead = {
    status: 400,
    body: JSON.stringify({ error: "invalid_grant" }),
  };
  w.app.means.clock.advance(60_000);
  await walkOn(w.app.means);
  assert.equal((await findConnector(w.scope, id)).status, "error");
  w.app.means.clock.advance(60_000);
  await walkOn(w.app.means);
  assert.equal(renewals(), 3, "what the service has ended is let be");
});

Deno.test("walk() waits longer each time where a renewal goes wrong on this side, and says so", async () => {
  await using w = await createOauthWorld();
  await beginTurns(w.app.means);
  const { id } = await connected(w);
  let asked = 0;
  const broken: Means = {
    ...w.app.means,
    remote: () => {
      asked++;
      throw new TypeError("a bug");
    },
  };
  w.app.means.clock.advance(56 * 60_000);
  const counts: number[] = [];
  for (const waitMs of [0, 0, 40_000, 40_000, 40_000]) {
    w.app.means.clock.advance(waitMs);
    await walkOn(broken);
    counts.push(asked);
  }
  assert.deepEqual(counts, [1, 1, 2, 2, 3]);
  const { status, connection } = await findConnector(w.scope, id);
  assert.equal(status, "active");
  assert.match(connection?.degraded ?? "", /went wrong on this server/);
  assert.doesNotMatch(connection?.degraded ?? "", /a bug/);

  w.app.means.clock.advance(10 * 60_000);
  await walkOn(w.app.means);
  const mended = await findConnector(w.scope, id);
  assert.equal(mended.connection?.degraded, null);
});

Deno.test("walk() claims no more renewals than may be asked for at one host: a claim ends while it waits", async () => {
  await using w = await createOauthWorld();
  await beginTurns(w.app.means);
  for (let n = 0; n < 10; n++) await connected(w, { name: `Own app ${n}` });
  const { kv } = w.app.means;
  const prefix = ["tenant", w.scope.tenant.id, "renewal_leases"];
  const claimed: number[] = [];
  w.app.means.clock.advance(56 * 60_000);
  await walkOn({
    ...w.app.means,
    remote: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      claimed.push((await Array.fromAsync(kv.list({ prefix }))).length);
      return await w.app.means.remote(request);
    },
  });
  assert.equal(claimed.length, 10);
  assert.ok(Math.max(...claimed) <= 8, claimed.join(", "));
});

Deno.test("walk() forgets a renewal that was indexed too late", async () => {
  await using w = await createOauthWorld();
  await beginTurns(w.app.means);
  const { id } = await connected(w);
  const { kv } = w.app.means;
  const indexed = ["watched_by_renewal"];
  const late = [...indexed, "2026-01-01T00:00:00.000Z", w.scope.tenant.id, id];
  await kv.set(late, id);
  await walkOn(w.app.means);
  const keys = await Array.fromAsync(kv.list({ prefix: indexed }));
  assert.equal(keys.length, 1);
  assert.notDeepEqual(keys[0]?.key, late);
});

Deno.test("createRegularChecks() is at rest until it is started, and ends with the app", async () => {
  const app = await createTestApp();
  const { regularChecks, close } = await app.running();
  assert.ok(regularChecks);
  const handOf = async () =>
    (await app.means.kv.get(["regular_checks", "hand"])).value;
  assert.equal(await handOf(), null);
  regularChecks.start();
  await regularChecks.walk();
  assert.notEqual(await handOf(), null);
  close();
  // The storage is closed: a walk that went on would be a fault in the log.
  await regularChecks.walk();
  app.means.log.flush();
  assert.doesNotMatch(app.means.logged.join(""), /regular_check\.fault/);
});

Deno.test("createRegularChecks() walks once at a time, and logs what goes wrong", async () => {
  const app = await createTestApp();
  const checks = createRegularChecks(app.means, TURN_MS);
  assert.equal(checks.walk(), checks.walk());
  await checks.walk();
  app.means.kv.close();
  await checks.walk();
  assert.match(app.means.logged.join(""), /regular_check\.fault/);
  checks.stop();
});

Deno.test("the app has no regular checks where they are switched off", async () => {
  await using app = await createTestApp({ env: { CHECK_EVERY_HOURS: "0" } });
  assert.equal((await app.running()).regularChecks, null);
});

function bodyOf(turn: Turn): object {
  return typeof turn === "string" ? {} : Object(turn.body);
}
