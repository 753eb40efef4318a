import assert from "node:assert/strict";
import { createTestApp } from "../harness.ts";
import { signedIn, textOf, titleOf, visitor } from "./visit.ts";

Deno.test("an unknown address has a page that says so, with the request's id", async () => {
  await using app = await createTestApp();
  const { status, headers, html } = await (await signedIn(app, "member")).get(
    "/made-up",
  );
  assert.equal(status, 404);
  assert.equal(titleOf(html), "Not found · Connectors");
  assert.match(
    textOf(html),
    new RegExp(`Request id ${headers.get("x-request-id")}`),
  );
  assert.match(textOf(html), /Installed connectors Catalog/);
});

Deno.test("a form's address that is opened says which kind of request it takes", async () => {
  await using app = await createTestApp();
  const { status, html } = await (await signedIn(app, "member")).get(
    "/switch-tenant",
  );
  assert.equal(status, 405);
  assert.match(textOf(html), /does not take this kind of request/);
});

Deno.test("a fault of ours shows a fixed text and no trace of itself", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  app.means.cache.get = () => {
    throw new Error("inner workings");
  };
  const { status, html } = await admin.get("/catalog");
  assert.equal(status, 500);
  assert.match(textOf(html), /Something went wrong .* Request id/);
  assert.doesNotMatch(html, /inner workings/);
});

Deno.test("pages forbid inline code and are kept by no cache", async () => {
  await using app = await createTestApp();
  for (
    const visit of [
      await visitor(app).get("/sign-in"),
      await (await signedIn(app, "admin")).get("/catalog"),
    ]
  ) {
    const policy = visit.headers.get("content-security-policy") ?? "";
    assert.doesNotMatch(policy, /unsafe-(inline|eval)/);
    assert.equal(visit.headers.get("cache-control"), "no-store");
    assert.doesNotMatch(visit.html, /<[^>]+ (style|on[a-z]+)="/);
  }
});

Deno.test("a page has one heading, landmarks, and a way past the head", async () => {
  await using app = await createTestApp();
  const admin = await signedIn(app, "admin");
  for (
    const path of [
      "/catalog",
      "/installed",
      "/publish-targets",
      "/tokens",
      "/catalog/wordpress/install",
      "/made-up",
    ]
  ) {
    const { html } = await admin.get(path);
    assert.equal(html.match(/<h1[ >]/g)?.length, 1, path);
    assert.equal(html.match(/<main[ >]/g)?.length, 1, path);
    assert.match(html, /<a href="#main"[^>]*>\s*Skip to content/, path);
  }
});
