import { App, staticFiles } from "fresh";
import { asset } from "fresh/runtime";
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { build } from "./built.ts";
import { ask, type Get } from "./site.ts";

async function serve(
  config: { basePath?: string; mode?: "development" } = {},
): Promise<Get> {
  const app = new App(config).use(staticFiles())
    .all("*", (ctx) => ctx.text(`app ${ctx.req.method}`));
  (await build())(app);
  return ask(app);
}

Deno.test("staticFiles() sends files with their type, or goes on", async () => {
  const get = await serve();
  const types: Record<string, string> = {
    "/styles.css": "text/css; charset=utf-8",
    "/icons.svg": "image/svg+xml; charset=utf-8",
    "/inter.woff2": "font/woff2",
    "/app.webmanifest": "application/manifest+json",
    "/a%20b.txt": "text/plain; charset=utf-8",
  };
  for (const [path, type] of Object.entries(types)) {
    const response = await get(path);
    assert.equal(response.headers.get("content-type"), type);
    assert.equal(
      Number(response.headers.get("content-length")),
      (await response.bytes()).length,
      path,
    );
  }
  for (const path of ["/", "/nothing.css", "/%zz", "/styles.css/", "/static"]) {
    assert.equal(await (await get(path)).text(), "app GET", path);
  }
});

Deno.test("staticFiles() knows the build's list and nothing of the disk", async () => {
  const get = await serve();
  for (
    const path of [
      "/../main.ts",
      "/%2e%2e/main.ts",
      "/..%2fmain.ts",
      "/main.ts",
      "/styles.css.br",
      "//styles.css%00",
    ]
  ) {
    assert.equal(await (await get(path)).text(), "app GET", path);
  }
});

Deno.test("staticFiles() answers HEAD, and no other method than GET", async () => {
  const get = await serve();
  const head = await get("/styles.css", { method: "HEAD" });
  const whole = (await (await get("/styles.css")).bytes()).length;
  assert.equal(Number(head.headers.get("content-length")), whole);
  assert.equal(await head.text(), "");
  const post = await get("/styles.css", { method: "POST" });
  assert.deepEqual([post.status, post.headers.get("allow")], [
    405,
    "GET, HEAD",
  ]);
});

Deno.test("staticFiles() answers 304 to the entity tag it gave", async () => {
  const get = await serve();
  const etag = (await get("/styles.css")).headers.get("etag") ?? "";
  assert.match(etag, /^W\/"\w+"$/);
  const status = async (tag: string) =>
    (await get("/styles.css", { headers: { "if-none-match": tag } })).status;
  assert.equal(await status(etag), 304);
  assert.equal(await status(etag.slice(2)), 304);
  assert.equal(await status(`"other", ${etag}`), 304);
  assert.equal(await status("*"), 304);
  assert.equal(await status('"other"'), 200);
  assert.equal((await get("/icons.svg")).headers.get("etag") === etag, false);
});

Deno.test("files with the build id and bundles last, others are asked for again", async () => {
  const get = await serve();
  const cached = async (path: string) =>
    (await get(path)).headers.get("cache-control");
  const year = "public, max-age=31536000, immutable";
  assert.equal(await cached("/styles.css"), "no-cache");
  assert.equal(await cached(asset("/styles.css")), year);
  const [, bundle = ""] = /"(\/_fresh\/js\/[^"]+)"/.exec(await pageOf()) ?? [];
  assert.equal(await cached(bundle), year);
  assert.match(bundle, new RegExp(asset("/").split("=")[1] ?? "none"));

  const old = await get("/styles.css?a=1&__frsh_c=old");
  assert.equal(old.status, 307);
  assert.equal(old.headers.get("location"), "/styles.css?a=1");

  const dev = await serve({ mode: "development" });
  const response = await dev(asset("/styles.css"));
  assert.equal(response.headers.get("cache-control"), "no-cache");
});

async function pageOf(): Promise<string> {
  const app = new App().fsRoutes();
  (await build())(app);
  return await (await ask(app)("/admin")).text();
}

Deno.test("text is sent compressed to those who accept it", async () => {
  const get = await serve();
  const plain = Buffer.from(await (await get("/styles.css")).bytes());
  const fetchAs = async (accept: string, path = "/styles.css") => {
    const headers = { "accept-encoding": accept };
    const response = await get(path, { headers });
    assert.equal(response.headers.get("vary"), "Accept-Encoding");
    const body = await response.bytes();
    assert.equal(
      Number(response.headers.get("content-length")),
      body.length,
    );
    return { encoding: response.headers.get("content-encoding"), body };
  };
  const br = await fetchAs("gzip, deflate, br");
  assert.equal(br.encoding, "br");
  assert(plain.equals(brotliDecompressSync(br.body)));
  assert(br.body.length < plain.length / 2);
  const gzip = await fetchAs("gzip;q=0.5, br;q=0");
  assert.equal(gzip.encoding, "gzip");
  assert(plain.equals(gunzipSync(gzip.body)));
  assert.equal((await fetchAs("")).encoding, null);
  assert.equal((await fetchAs("br;q=0.0, identity")).encoding, null);
  assert.equal((await fetchAs("br", "/inter.woff2")).encoding, null);
});

Deno.test("files stand below the base path, and only there", async () => {
  const get = await serve({ basePath: "/features/connectors" });
  const response = await get("/features/connectors/styles.css");
  assert.equal(response.headers.get("content-type"), "text/css; charset=utf-8");
  await response.body?.cancel();
  assert.equal((await get("/styles.css")).status, 404);
  assert.equal((await get("/features/connectorZ/styles.css")).status, 404);
});
