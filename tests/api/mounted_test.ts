import assert from "node:assert/strict";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";

// Through the whole app, middlewares and file routes included.

Deno.test("the app answers below /api with its headers and one log line a request", async () => {
  await using app = await createTestApp();
  const authorization = await app.bearerOf("admin");
  const response = await app.request("/api/connectors", {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(companyBlog()),
  });
  assert.equal(response.status, 201);
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  const { id } = await response.json();
  const shown = await app.request(`/api/installed/${id}`, {
    headers: { authorization },
  });
  assert.equal(shown.status, 200);
  await shown.body?.cancel();

  app.means.log.flush();
  const text = app.means.logged.join("");
  const lines = text.trim().split("\n").map((line) => JSON.parse(line))
    .filter(({ event }) => event === "request");
  assert.deepEqual(
    lines.map(({ method, route, status }) => [method, route, status]),
    [["POST", "/api/connectors", 201], ["GET", "/api/installed/:id", 200]],
  );
  const { tenant } = app.scopeOf("admin");
  assert(lines.every((line) => line.tenant === tenant.id));
  assert(!text.includes("test-password"));
  assert(!text.includes(authorization.slice("Bearer ".length)));
});

Deno.test("the app answers whatever fails below /api with a problem whose id the header has", async () => {
  await using app = await createTestApp();
  const cookie = await app.cookieOf("owner");
  const asked: [string, RequestInit, number][] = [
    ["/api", {}, 404],
    ["/api/", {}, 404],
    ["/api/nothing", {}, 404],
    ["/api/installed/", { headers: { cookie } }, 404],
    ["/api//installed", { headers: { cookie } }, 404],
    ["/api/installed", {}, 401],
    ["/api/installed", { method: "POST" }, 405],
    ["/api/docs", { method: "POST" }, 405],
    ["/api/connectors", {
      method: "POST",
      headers: {
        cookie,
        "content-type": "application/json",
        "sec-fetch-site": "cross-site",
        origin: "https://evil.test",
      },
      body: JSON.stringify(companyBlog()),
    }, 403],
  ];
  for (const [path, init, status] of asked) {
    const response = await app.request(path, init);
    const problem = await response.json();
    assert.equal(response.status, status, path);
    const { headers } = response;
    assert.equal(headers.get("content-type"), "application/problem+json");
    assert.equal(headers.get("x-request-id"), problem.requestId);
  }
});

Deno.test("the app answers below a base path, and nowhere else", async () => {
  await using app = await createTestApp({ basePath: "/features/connectors" });
  const authorization = await app.bearerOf("admin");
  const headers = { authorization };
  const here = await app.request("/api/me", { headers });
  assert.equal(here.status, 200);
  await here.body?.cancel();
  const { fetch } = await app.running();
  for (const path of ["/", "/api/me", "/health", "/features/connectorsx"]) {
    const url = new URL(path, app.config.publicUrl);
    const elsewhere = await fetch(new Request(url, { headers }));
    assert.equal(elsewhere.status, 404, path);
    await elsewhere.body?.cancel();
  }
});

Deno.test("GET /api/docs is a page for everyone, without scripts and of our own host", async () => {
  await using app = await createTestApp();
  const response = await app.request("/api/docs");
  assert.equal(response.status, 200);
  const html = await response.text();
  assert(html.includes("Install a connector"));
  assert(html.includes('id="error-rate_limited"'));
  assert(!html.includes("<script"));
  const assets = [
    ...html.matchAll(/<(?:link|img|use)[^>]* (?:href|src)="([^"]+)"/g),
  ];
  assert(assets.length > 0);
  for (const [, href] of assets) assert.match(href ?? "", /^\/(?!\/)/);
  const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  assert(anchors.length > 20);
  for (const id of anchors) assert(html.includes(`id="${id}"`), id);
});
