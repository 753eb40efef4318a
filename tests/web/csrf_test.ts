import assert from "node:assert/strict";
import { createTestApp, type TestApp } from "../harness.ts";

/** The theme form stands for all: open to everybody, so that only the origin decides. */
async function post(
  app: TestApp,
  headers: Record<string, string>,
): Promise<number> {
  const body = new URLSearchParams({ theme: "dark" });
  const response = await app.request("/theme", {
    method: "POST",
    body,
    headers,
  });
  return response.status;
}

Deno.test("a form of our own page is taken, whatever the browser says of where it stood", async () => {
  await using app = await createTestApp({
    env: { PUBLIC_URL: "https://connectors.example.test" },
  });
  const inside = "http://10.0.0.7:8000";
  const body = new URLSearchParams({ theme: "dark" });
  const { fetch } = await app.running();
  const direct = await fetch(
    new Request(`${inside}/theme`, {
      method: "POST",
      body,
      headers: { origin: inside },
    }),
  );
  assert.equal(direct.status, 303);
  assert.equal(
    await post(app, { origin: "https://connectors.example.test" }),
    303,
  );
  assert.equal(await post(app, { "sec-fetch-site": "same-origin" }), 303);
  assert.equal(await post(app, {}), 303);
});

Deno.test("a form of another site is refused", async () => {
  await using app = await createTestApp();
  assert.equal(await post(app, { origin: "https://evil.test" }), 403);
  assert.equal(await post(app, { origin: "null" }), 403);
  assert.equal(await post(app, { "sec-fetch-site": "cross-site" }), 403);
  assert.equal(
    await post(app, {
      "sec-fetch-site": "same-site",
      origin: "https://sister.test",
    }),
    403,
  );
});
