import assert from "node:assert/strict";
import { createTestApp } from "../harness.ts";

const WAYS = ["/sign-in", "/api/me", "/styles.css", "/no-such-page"];

Deno.test("every answer forbids inline scripts, sniffing and framing", async () => {
  await using app = await createTestApp();
  for (const path of WAYS) {
    const { headers } = await app.request(path);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe-(inline|eval)/, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.match(headers.get("x-request-id") ?? "", /^[\da-f-]{36}$/, path);
  }
});

Deno.test("plain http is not sent to an https that may not be there", async () => {
  await using app = await createTestApp();
  const { headers } = await app.request("/sign-in");
  const policy = headers.get("content-security-policy") ?? "";
  assert.doesNotMatch(policy, /upgrade-insecure-requests/);
  assert.equal(headers.get("strict-transport-security"), null);
});

Deno.test("an https address stays https", async () => {
  await using app = await createTestApp({
    env: { PUBLIC_URL: "https://connectors.example.test" },
  });
  const { headers } = await app.request("/sign-in");
  assert.match(
    headers.get("content-security-policy") ?? "",
    /upgrade-insecure-requests/,
  );
  assert.match(
    headers.get("strict-transport-security") ?? "",
    /max-age=31536000/,
  );
});
