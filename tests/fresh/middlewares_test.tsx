import { App, csp, csrf, trailingSlashes } from "fresh";
import assert from "node:assert/strict";
import { ask } from "./site.ts";

const POST = "POST";

Deno.test("csrf() refuses what another site makes a browser send", async () => {
  const get = ask(new App().use(csrf()).all("/", () => new Response("ok")));
  const rows: [string, Record<string, string>, number][] = [
    ["GET", { "sec-fetch-site": "cross-site" }, 200],
    ["HEAD", { "sec-fetch-site": "cross-site" }, 200],
    ["OPTIONS", { origin: "https://evil.test" }, 200],
    [POST, { "sec-fetch-site": "same-origin" }, 200],
    [POST, { "sec-fetch-site": "none" }, 200],
    [POST, { "sec-fetch-site": "cross-site" }, 403],
    [POST, { "sec-fetch-site": "same-site" }, 403],
    [POST, {
      "sec-fetch-site": "cross-site",
      origin: "http://localhost",
    }, 200],
    [POST, { origin: "http://localhost" }, 200],
    [POST, { origin: "https://localhost" }, 403],
    [POST, { origin: "null" }, 403],
    [POST, {}, 200],
    ["DELETE", { origin: "https://evil.test" }, 403],
    ["PUT", { origin: "https://evil.test" }, 403],
    ["PATCH", { origin: "https://evil.test" }, 403],
  ];
  for (const [method, headers, status] of rows) {
    const response = await get("/", { method, headers });
    assert.equal(response.status, status, method + JSON.stringify(headers));
  }
});

Deno.test("csrf() allows the origins it is given", async () => {
  const status = async (
    origin: string | string[] | ((origin: string) => boolean),
    from: string,
  ) => {
    const app = new App().use(csrf({ origin })).post("/", () => new Response());
    const headers = { origin: from, "sec-fetch-site": "cross-site" };
    return (await ask(app)("/", { method: POST, headers })).status;
  };
  assert.equal(await status("https://a.test", "https://a.test"), 200);
  assert.equal(await status("https://a.test", "https://b.test"), 403);
  assert.equal(await status(["https://a.test"], "https://a.test"), 200);
  assert.equal(await status(["https://a.test"], "https://b.test"), 403);
  const endsWell = (origin: string) => origin.endsWith(".a.test");
  assert.equal(await status(endsWell, "https://x.a.test"), 200);
  assert.equal(await status(endsWell, "https://x.b.test"), 403);
});

const POLICY = "content-security-policy";

Deno.test("csp() sets a default policy, whose directives give way by name", async () => {
  const app = new App()
    .use(csp({ csp: ["img-src 'self' https://i.test;", "frame-src 'none'"] }))
    .get("/", () => new Response());
  const policy = (await ask(app)("/")).headers.get(POLICY) ?? "";
  const directives = policy.split("; ");
  assert(directives.includes("default-src 'self'"));
  assert(directives.includes("script-src 'self' 'unsafe-inline'"));
  assert(directives.includes("img-src 'self' https://i.test"));
  assert(directives.includes("frame-src 'none'"));
  assert.equal(directives.filter((d) => d.startsWith("img-src")).length, 1);
});

Deno.test("csp() names the nonce that the renderer used", async () => {
  const app = new App()
    .use(csp({ useNonce: true, csp: ["style-src 'self'"] }))
    .get("/page", (ctx) => ctx.render(<style>{"p{}"}</style>))
    .get("/data", (ctx) => ctx.json({}));
  const get = ask(app);
  const response = await get("/page");
  const nonce = /nonce="(\w+)"/.exec(await response.text())?.[1];
  const policy = response.headers.get(POLICY) ?? "";
  assert(policy.includes(`script-src 'self' 'nonce-${nonce}'`), policy);
  assert(policy.includes("style-src 'self';"), policy);
  assert.doesNotMatch(policy, /unsafe-inline/);
  const bare = (await get("/data")).headers.get(POLICY) ?? "";
  assert.doesNotMatch(bare, /unsafe-inline|nonce/);
});

Deno.test("trailingSlashes() redirects to the one form", async () => {
  const location = async (mode: "always" | "never", path: string) => {
    const app = new App().use(trailingSlashes(mode))
      .all("*", () => new Response());
    return (await ask(app)(path)).headers.get("location");
  };
  assert.equal(await location("never", "/a/?b=1"), "/a?b=1");
  assert.equal(await location("never", "/a"), null);
  assert.equal(await location("never", "/"), null);
  assert.equal(await location("always", "/a?b=1"), "/a/?b=1");
  assert.equal(await location("always", "/a/"), null);
  assert.equal(await location("always", "/"), null);
});
