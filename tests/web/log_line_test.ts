import assert from "node:assert/strict";
import { createTestApp, PASSWORD, type TestApp } from "../harness.ts";

type Line = Readonly<Record<string, unknown>>;

function requestLines({ means }: TestApp): readonly Line[] {
  means.log.flush();
  const lines = means.logged.join("").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line)).filter((line) =>
    line.event === "request"
  );
}

Deno.test("each request writes one line: method, route pattern, status, milliseconds, request id, tenant", async () => {
  await using app = await createTestApp();
  const headers = { authorization: await app.bearerOf("admin") };
  const cookie = await app.cookieOf("member");
  const answers = [
    await app.request("/api/installed/0190a0a0-aaaa-7000-8000-0123456789ab", {
      headers,
    }),
    await app.request("/catalog/wordpress/install", { headers: { cookie } }),
    await app.request("/api/me"),
    await app.request("/nowhere/at/all", { headers: { cookie } }),
    await app.request("/styles.css"),
  ];
  const lines = requestLines(app);
  const { id } = app.scopeOf("admin").tenant;
  assert.deepEqual(
    lines.map((
      { method, route, status, tenant },
    ) => [method, route, status, tenant]),
    [
      ["GET", "/api/installed/:id", 404, id],
      ["GET", "/catalog/:key/install", 403, id],
      ["GET", "/api/me", 401, null],
      ["GET", "unmatched", 404, id],
      ["GET", "static", 200, null],
    ],
  );
  assert.deepEqual(
    lines.map(({ requestId }) => requestId),
    answers.map(({ headers }) => headers.get("x-request-id")),
  );
  assert(lines.every(({ ms }) => typeof ms === "number"));
});

Deno.test("no line holds a body, a query, a cookie, a token or an address", async () => {
  await using app = await createTestApp();
  const authorization = await app.bearerOf("admin");
  const cookie = await app.cookieOf("admin");
  const form = new URLSearchParams({
    email: "admin@acme.test",
    password: PASSWORD,
  });
  const headers = { "sec-fetch-site": "same-origin" };
  await app.request("/sign-in?next=/private-query", {
    method: "POST",
    body: form,
    headers,
  });
  await app.request("/api/installed?search=private-query", {
    headers: { authorization },
  });
  await app.request("/catalog", { headers: { cookie } });
  const text = JSON.stringify(requestLines(app));
  const [, session = ""] = cookie.split("=");
  for (
    const secret of [
      "admin@acme.test",
      PASSWORD,
      "private-query",
      session,
      authorization.slice(7),
    ]
  ) {
    assert.equal(text.includes(secret), false, secret);
  }
});
