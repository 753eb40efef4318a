import assert from "node:assert/strict";
import { addMember } from "../../lib/identity/members/add.ts";
import { removeMember } from "../../lib/identity/members/remove.ts";
import {
  countAttempt,
  FAILURE_WINDOW_MS,
  MAX_FAILURES,
} from "../../lib/identity/sessions/failures.ts";
import { signIn } from "../../lib/identity/sessions/sign_in.ts";
import { refusal } from "../refusal.ts";
import { createTestMeans } from "../test_means.ts";
import { createWorld, dump, PASSWORD, type World } from "./world.ts";

const CLIENT = "192.0.2.1";

function member(password = PASSWORD, clientAddress = CLIENT) {
  return { email: "member@acme.test", password, clientAddress };
}

async function failTimes(world: World, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await refusal(
      "unauthenticated",
      () => signIn(world.means, member("wrong")),
    );
  }
}

/** How often WebAssembly starts while `work` runs: each argon2 takes the same number. */
async function countWasm(work: () => Promise<unknown>): Promise<number> {
  const { instantiate } = WebAssembly;
  let count = 0;
  const counting = (...args: Parameters<typeof instantiate>) => {
    count++;
    return instantiate(...args);
  };
  Object.assign(WebAssembly, { instantiate: counting });
  await work();
  Object.assign(WebAssembly, { instantiate });
  return count;
}

// It works.

Deno.test("signIn() starts a session in the person's tenant", async () => {
  await using world = await createWorld();
  const { token, tenant } = await signIn(world.means, member());
  assert.deepEqual(tenant, world.acme);
  const scope = await world.authenticator.session(token, "r1");
  assert.equal(scope?.actor.id, world.people.member.id);
  assert.equal(scope?.role, "member");
});

Deno.test("signIn() takes the address however it is written", async () => {
  await using world = await createWorld();
  const email = " Member@ACME.test ";
  const { tenant } = await signIn(world.means, { ...member(), email });
  assert.equal(tenant.slug, "acme");
});

Deno.test("signIn() starts in the first tenant by name, when none was used before", async () => {
  await using world = await createWorld();
  const { email } = world.people.stranger;
  await addMember(world.scopeOf("owner"), { email, role: "member" });
  const { tenant } = await signIn(world.means, { ...member(), email });
  assert.equal(tenant.slug, "acme");
});

Deno.test("signIn() keeps neither token nor password nor client address", async () => {
  await using world = await createWorld();
  const { token } = await signIn(world.means, member());
  const stored = await dump(world.means);
  for (const secret of [token, PASSWORD, CLIENT]) {
    assert.ok(!stored.includes(secret));
  }
});

// It refuses.

Deno.test("signIn() says the same after the same work, for an unknown address and a wrong password", async () => {
  await using world = await createWorld();
  const said: string[] = [];
  const refuse = async (email: string, password: string) => {
    const input = { email, password, clientAddress: CLIENT };
    const { message } = await refusal(
      "unauthenticated",
      () => signIn(world.means, input),
    );
    said.push(message);
  };
  const work = [
    await countWasm(() => refuse("member@acme.test", "wrong-password")),
    await countWasm(() => refuse("nobody@acme.test", PASSWORD)),
    await countWasm(() => refuse("no address", PASSWORD)),
    await countWasm(() => refuse(`${"x".repeat(5000)}@acme.test`, PASSWORD)),
    await countWasm(() => refuse("member@acme.test", "")),
  ];
  assert.ok(work[0]);
  assert.equal(new Set(work).size, 1);
  assert.equal(new Set(said).size, 1);
});

Deno.test("signIn() refuses somebody who belongs to no tenant", async () => {
  await using world = await createWorld();
  await removeMember(world.scopeOf("owner"), world.people.member.id);
  await refusal("forbidden", () => signIn(world.means, member()));
});

Deno.test("signIn() says when to try again, after ten failures for an address", async () => {
  await using world = await createWorld();
  await failTimes(world, MAX_FAILURES);
  const error = await refusal(
    "rate_limited",
    () => signIn(world.means, member(PASSWORD, "192.0.2.9")),
  );
  assert.ok((error.retryAfterSeconds ?? 0) > 14 * 60);
  assert.match(error.message, /try again in 15 minutes/);
});

Deno.test("signIn() limits a client over all addresses", async () => {
  await using world = await createWorld();
  for (let i = 0; i < MAX_FAILURES; i++) {
    const input = { ...member("wrong-password"), email: `${i}@acme.test` };
    await refusal("unauthenticated", () => signIn(world.means, input));
  }
  await refusal("rate_limited", () => signIn(world.means, member()));
  await signIn(world.means, member(PASSWORD, "192.0.2.9"));
});

Deno.test("signIn() lets people in again, when the window has passed", async () => {
  await using world = await createWorld();
  await failTimes(world, MAX_FAILURES);
  world.means.clock.advance(FAILURE_WINDOW_MS);
  await signIn(world.means, member());
});

Deno.test("signIn() lets no more than ten fail in any fifteen minutes, around the end of the first ones too", async () => {
  await using world = await createWorld();
  await failTimes(world, 1);
  world.means.clock.advance(FAILURE_WINDOW_MS - 1000);
  await failTimes(world, MAX_FAILURES - 1);
  world.means.clock.advance(1000);
  await failTimes(world, 1);
  const error = await refusal(
    "rate_limited",
    () => signIn(world.means, member()),
  );
  assert.ok((error.retryAfterSeconds ?? 0) > 14 * 60);
});

Deno.test("signIn() forgets an address's failures after a success, but not its client's", async () => {
  await using world = await createWorld();
  await failTimes(world, MAX_FAILURES - 1);
  await signIn(world.means, member());
  await refusal("unauthenticated", () => signIn(world.means, member("wrong")));
  await refusal("rate_limited", () => signIn(world.means, member()));
  await signIn(world.means, member(PASSWORD, "192.0.2.9"));
});

Deno.test("signIn() tries exactly ten of twenty parallel guesses", async () => {
  await using world = await createWorld();
  const guesses = Array.from({ length: 20 }, () => {
    return signIn(world.means, member("wrong")).catch((error) => error.code);
  });
  const codes = await Promise.all(guesses);
  assert.equal(codes.filter((code) => code === "unauthenticated").length, 10);
  assert.equal(codes.filter((code) => code === "rate_limited").length, 10);
});

Deno.test("signIn() lets twenty people behind one client address in at once", async () => {
  await using world = await createWorld();
  const all = Array.from({ length: 20 }, () => signIn(world.means, member()));
  assert.equal((await Promise.all(all)).length, 20);
});

Deno.test("countAttempt() never counts past the limit, when processes race", async () => {
  const means = await createTestMeans();
  const attempt = { email: "member@acme.test", clientAddress: CLIENT };
  const results = await Promise.all(Array.from({ length: 20 }, () => {
    return countAttempt(means, attempt).then(() => "tried", () => "refused");
  }));
  assert.equal(results.filter((result) => result === "tried").length, 10);
  means.kv.close();
});
