import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { takesGzip } from "../../lib/web/takes_gzip.ts";
import { createTestApp } from "../harness.ts";

Deno.test("pages are sent as gzip to who takes it, and the same to who does not", async () => {
  await using app = await createTestApp();
  const ask = (encoding: string, path = "/set-up") =>
    app.request(path, { headers: { "accept-encoding": encoding } });
  const packed = await ask("gzip, br");
  assert.equal(packed.headers.get("content-encoding"), "gzip");
  assert.equal(packed.headers.get("vary"), "accept-encoding");
  const html = gunzipSync(await packed.arrayBuffer()).toString();
  assert.match(html, /<\/html>$/);

  const plain = await ask("identity");
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.equal(plain.headers.get("vary"), "accept-encoding");
  assert.equal(plain.status, packed.status);
  assert.match(await plain.text(), /<\/html>$/);
});

Deno.test("what is packed once is not packed again, and what is no page stays", async () => {
  await using app = await createTestApp();
  const headers = { "accept-encoding": "gzip" };
  const styles = await app.request("/styles.css", { headers });
  assert.equal(styles.headers.get("content-encoding"), "gzip");
  assert.match(gunzipSync(await styles.arrayBuffer()).toString(), /\{/);
  const redirect = await app.request("/catalog", { headers });
  assert.equal(redirect.headers.get("content-encoding"), null);
});

Deno.test("takesGzip() reads an Accept-Encoding header", () => {
  for (const taken of ["gzip", "br, gzip;q=0.5", "GZIP;q=1", "deflate,gzip"]) {
    assert.equal(takesGzip(taken), true, taken);
  }
  for (const not of [null, "", "br", "gzip;q=0", "gzip; q=0.0, br"]) {
    assert.equal(takesGzip(not), false, String(not));
  }
});
