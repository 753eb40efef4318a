import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import { createTestApp } from "../harness.ts";

Deno.test("GET /api/installed sends a long list as gzip to who takes it, and the same to who does not", async () => {
  await using app = await createTestApp();
  const scope = app.scopeOf("admin");
  for (const name of ["One", "Two", "Three", "Fünf"]) {
    await installConnector(scope, companyBlog({ name: `Blog ${name}` }));
  }
  const authorization = await app.bearerOf("member");
  const ask = (encoding: string) =>
    app.request("/api/installed", {
      headers: { authorization, "accept-encoding": encoding },
    });
  const plain = await ask("identity");
  assert.equal(plain.headers.get("content-encoding"), null);
  const text = await plain.text();
  for (let round = 0; round < 2; round++) {
    const packed = await ask("br, gzip");
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    assert.equal(packed.headers.get("vary"), "accept-encoding");
    const bytes = new Uint8Array(await packed.arrayBuffer());
    assert.equal(gunzipSync(bytes).toString(), text);
  }
});

Deno.test("GET /api/publish-targets sends a short list as it is", async () => {
  await using app = await createTestApp();
  const authorization = await app.bearerOf("member");
  const headers = { authorization, "accept-encoding": "gzip" };
  const answer = await app.request("/api/publish-targets", { headers });
  assert.equal(answer.headers.get("content-encoding"), null);
  assert.deepEqual((await answer.json()).items, []);
});
