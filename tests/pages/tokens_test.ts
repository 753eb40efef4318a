import assert from "node:assert/strict";
import { createToken } from "../../lib/identity/tokens/create.ts";
import { listTokens } from "../../lib/identity/tokens/list.ts";
import { createTestApp } from "../harness.ts";
import {
  errorAt,
  signedIn,
  textOf,
  toastOf,
  valueOf,
  visitor,
} from "./visit.ts";

const SECRET = /con_[0-9a-f]{32}_[\w-]{43}/;

Deno.test("the tokens page shows a new token once, and the API takes it", async () => {
  await using app = await createTestApp();
  const owner = await signedIn(app, "owner");
  const made = await owner.post("/tokens", {
    name: "Scheduler",
    role: "member",
  });
  assert.equal(made.status, 201);
  const [secret = ""] = SECRET.exec(made.html) ?? [];
  const again = await owner.get("/tokens");
  assert.match(textOf(again.html), /Scheduler Role member/);
  assert.doesNotMatch(again.html, SECRET);

  const answer = await app.request("/api/me", {
    headers: { authorization: `Bearer ${secret}` },
  });
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
});

Deno.test("the tokens page revokes a token", async () => {
  await using app = await createTestApp();
  const { view: { id } } = await createToken(app.scopeOf("owner"), {
    name: "Scheduler",
    role: "member",
  });
  const owner = await signedIn(app, "owner");
  assert.match(textOf((await owner.get("/tokens")).html), /Revoke Scheduler\?/);
  const answer = await owner.post(`/tokens/${id}/revoke`, {});
  assert.equal(
    toastOf((await owner.follow(answer)).html),
    "The token is revoked",
  );
  assert.equal((await listTokens(app.scopeOf("owner"))).items.length, 0);
});

Deno.test("the tokens page keeps what was typed and says what is wrong", async () => {
  await using app = await createTestApp();
  const owner = await signedIn(app, "owner");
  const { status, html } = await owner.post("/tokens", {
    name: "Scheduler",
    role: "owner",
  });
  assert.equal(status, 400);
  assert.equal(valueOf(html, "name"), "Scheduler");
  assert.match(textOf(html), /One field needs attention Role/);
  assert.match(errorAt(html, "role"), /Choose one of admin, member/);
  const [, linked] = /href="#(field-role)"/.exec(html) ?? [];
  assert.ok(html.includes(`<fieldset id="${linked}"`), "a link to nothing");
  const blank = await owner.post("/tokens", { name: " ", role: "member" });
  assert.match(errorAt(blank.html, "name"), /Enter a name/);
  assert.match(textOf(blank.html), /No program has a token yet/);
});

Deno.test("the tokens page keeps out members, other tenants and strangers", async () => {
  await using app = await createTestApp();
  const { view: { id } } = await createToken(app.scopeOf("owner"), {
    name: "Scheduler",
    role: "member",
  });
  const member = await signedIn(app, "member");
  assert.equal((await member.get("/tokens")).status, 403);
  assert.equal(
    (await member.post("/tokens", { name: "X", role: "member" })).status,
    403,
  );
  assert.equal((await member.post(`/tokens/${id}/revoke`, {})).status, 403);
  const other = await signedIn(app, "owner", "globex");
  assert.doesNotMatch((await other.get("/tokens")).html, /Scheduler/);
  assert.equal((await other.post(`/tokens/${id}/revoke`, {})).status, 404);
  assert.equal(
    (await visitor(app).post(`/tokens/${id}/revoke`, {})).headers.get(
      "location",
    ),
    "/sign-in",
  );
  assert.equal((await listTokens(app.scopeOf("owner"))).items.length, 1);
});
