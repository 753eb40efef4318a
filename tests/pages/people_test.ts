import assert from "node:assert/strict";
import { createSetupLink } from "../../lib/identity/setup/create_link.ts";
import { createTestApp, PASSWORD } from "../harness.ts";
import {
  errorAt,
  signedIn,
  textOf,
  titleOf,
  toastOf,
  valueOf,
  visitor,
} from "./visit.ts";

const RIGHT = { email: "admin@acme.test", password: PASSWORD };

Deno.test("sign-in leads to where the person wanted to go", async () => {
  await using app = await createTestApp();
  const person = visitor(app);
  const asked = await person.get("/sign-in?next=%2Finstalled%3Ftag%3Dblog");
  assert.equal(titleOf(asked.html), "Sign in · Connectors");
  const next = valueOf(asked.html, "next") ?? "";
  const answer = await person.post("/sign-in", { ...RIGHT, next });
  assert.deepEqual([answer.status, answer.headers.get("location")], [
    303,
    "/installed?tag=blog",
  ]);
  assert.match(
    textOf((await person.follow(answer)).html),
    /Installed What Acme/,
  );
  assert.equal(
    (await person.get("/sign-in")).headers.get("location"),
    "/catalog",
  );
});

Deno.test("sign-in keeps the address and not the password when they do not fit", async () => {
  await using app = await createTestApp();
  const { status, html } = await visitor(app).post("/sign-in", {
    ...RIGHT,
    password: "wrong-password",
  });
  assert.equal(status, 401);
  assert.match(
    textOf(html),
    /Cannot sign in: the address or the password is wrong/,
  );
  assert.equal(valueOf(html, "email"), RIGHT.email);
  assert.doesNotMatch(html, /wrong-password/);
});

Deno.test("sign-in says the same of an address that nobody has", async () => {
  await using app = await createTestApp();
  const said = async (email: string) =>
    textOf(
      (await visitor(app).post("/sign-in", {
        email,
        password: "wrong-password",
      })).html,
    );
  assert.equal(await said("nobody@acme.test"), await said("admin@acme.test"));
});

Deno.test("sign-in says 429 after ten failures", async () => {
  await using app = await createTestApp();
  const person = visitor(app);
  for (let i = 0; i < 10; i++) {
    await person.post("/sign-in", { ...RIGHT, password: "wrong-password" });
  }
  const { status, headers } = await person.post("/sign-in", RIGHT);
  assert.equal(status, 429);
  const seconds = Number(headers.get("retry-after"));
  assert.ok(seconds > 0 && seconds <= 15 * 60, `in ${seconds} s`);
});

Deno.test("sign-in never leads to another site", async () => {
  await using app = await createTestApp();
  for (
    const next of [
      "https://evil.test",
      "//evil.test",
      "/\\evil.test",
      "javascript:alert(1)",
    ]
  ) {
    const { headers } = await visitor(app).post("/sign-in", { ...RIGHT, next });
    assert.equal(headers.get("location"), "/catalog", next);
  }
});

Deno.test("sign-in offers the demo accounts in demo mode only", async () => {
  await using demo = await createTestApp({ mode: "demo" });
  assert.match(
    textOf((await visitor(demo).get("/sign-in")).html),
    /Demo: sign in as .* owner@acme\.test/,
  );
  await using app = await createTestApp();
  assert.doesNotMatch(
    (await visitor(app).get("/sign-in")).html,
    /owner@acme\.test|connectors-demo/,
  );
});

Deno.test("sign-out ends the session, and takes POST only", async () => {
  await using app = await createTestApp();
  const cookie = await app.cookieOf("admin");
  const person = visitor(app, cookie);
  assert.equal((await person.get("/sign-out")).status, 405);
  assert.equal(
    (await person.post("/sign-out", {})).headers.get("location"),
    "/sign-in",
  );
  assert.equal((await visitor(app, cookie).get("/installed")).status, 303);
});

Deno.test("switching moves a person between their tenants, and to no other", async () => {
  await using app = await createTestApp();
  const person = visitor(app);
  await person.post("/sign-in", {
    email: "both@demo.test",
    password: PASSWORD,
  });
  const globex = app.scopeOf("member", "globex").tenant;
  assert.match((await person.get("/catalog")).html, /Switch tenant/);
  const answer = await person.post("/switch-tenant", { tenant: globex.id });
  assert.equal(
    toastOf((await person.follow(answer)).html),
    "You are in Globex now",
  );

  const admin = visitor(app);
  await admin.post("/sign-in", RIGHT);
  assert.equal(
    (await admin.post("/switch-tenant", { tenant: globex.id })).status,
    404,
  );
  assert.doesNotMatch((await admin.get("/catalog")).html, /Switch tenant/);
  assert.equal(
    (await visitor(app).post("/switch-tenant", { tenant: globex.id })).headers
      .get("location"),
    "/sign-in",
  );
});

Deno.test("a theme is kept until it is the system's again", async () => {
  await using app = await createTestApp();
  const person = await signedIn(app, "member");
  assert.doesNotMatch((await person.get("/catalog")).html, /data-theme/);
  const answer = await person.post("/theme", {
    theme: "dark",
    next: "/installed",
  });
  assert.equal(answer.headers.get("location"), "/installed");
  assert.match(
    (await person.get("/catalog")).html,
    /<html lang="en" data-theme="dark"/,
  );
  await person.post("/theme", { theme: "system", next: "//evil.test" });
  assert.doesNotMatch((await person.get("/catalog")).html, /data-theme/);
});

Deno.test("set-up makes the first tenant and its owner, once", async () => {
  await using app = await createTestApp({ empty: true });
  const person = visitor(app);
  const { secret: key } = await createSetupLink(app.means);
  const asked = await person.get(`/set-up?key=${key}`);
  assert.equal(asked.status, 200);
  const typed = {
    key,
    tenantName: "Initech",
    name: "Io",
    email: "io@initech.test",
    password: PASSWORD,
  };
  const refused = await person.post("/set-up", { ...typed, password: "short" });
  assert.equal(refused.status, 400);
  assert.match(errorAt(refused.html, "password"), /at least/);
  assert.equal(valueOf(refused.html, "tenantName"), "Initech");

  const answer = await person.post("/set-up", typed);
  assert.equal(answer.status, 303);
  assert.match(toastOf((await person.follow(answer)).html), /Initech is ready/);
  assert.equal((await visitor(app).get(`/set-up?key=${key}`)).status, 409);
});

Deno.test("set-up is not found without the link's key", async () => {
  await using app = await createTestApp({ empty: true });
  assert.equal((await visitor(app).get("/set-up")).status, 404);
  assert.equal(
    (await visitor(app).post("/set-up", { key: "made-up", name: "Io" })).status,
    404,
  );
});
