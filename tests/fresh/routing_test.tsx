import { App, type Context } from "fresh";
import assert from "node:assert/strict";
import { compilePattern, isDynamic } from "../../lib/fresh/patterns.ts";
import { compareRoutes, toPattern } from "../../lib/fresh/route_names.ts";
import { ask, askRoutes } from "./site.ts";

const PATTERN_OF: Record<string, string> = {
  "index.tsx": "/",
  "about.tsx": "/about",
  "about/index.tsx": "/about",
  "blog/[slug].tsx": "/blog/:slug",
  "api/[...path].ts": "/api/:path*",
  "docs/[[version]]/index.tsx": "/docs{/:version}?",
  "(group)/about.tsx": "/about",
  "(group)/index.tsx": "/",
  "users/[id]/posts/[post].tsx": "/users/:id/posts/:post",
  "files/[name]-raw.ts": "/files/:name-raw",
  "feed.xml.ts": "/feed.xml",
};

Deno.test("toPattern() gives each file name its pattern", () => {
  for (const [file, pattern] of Object.entries(PATTERN_OF)) {
    assert.equal(toPattern(file), pattern, file);
  }
});

Deno.test("toPattern() refuses parameters that nothing divides", () => {
  for (const file of ["[a][b].tsx", "x[[a]].tsx", "[a]b.tsx", "[a.tsx"]) {
    assert.throws(() => toPattern(file), /Cannot read route/, file);
  }
});

Deno.test("compareRoutes() asks literals first, rest parameters last", () => {
  const files = [
    "[...rest].tsx",
    "[id]/[...rest].tsx",
    "[id]/[action].tsx",
    "[id]/edit.tsx",
    "[id]/v[n].tsx",
    "a/[id].tsx",
    "(group)/b/[id].tsx",
    "[id]/index.tsx",
  ];
  assert.deepEqual(files.sort(compareRoutes), [
    "(group)/b/[id].tsx",
    "a/[id].tsx",
    "[id]/edit.tsx",
    "[id]/v[n].tsx",
    "[id]/[action].tsx",
    "[id]/index.tsx",
    "[id]/[...rest].tsx",
    "[...rest].tsx",
  ]);
});

const PATTERNS = [
  "/blog/:slug",
  "/api/:path*",
  "/docs{/:version}?",
  "/docs{/:version}?/end",
  "/*",
  "/files/*",
  "/:a/:b",
  "/files/:name-raw",
  "/v1.0/:id",
  "/naked/:id(\\d+)",
  "/:all+",
  "/base/path/:path*",
];
const PATHS = [
  "/",
  "/blog",
  "/blog/",
  "/blog/a",
  "/blog/a/",
  "/blog/a%20b",
  "/blog/a.b~c",
  "/api",
  "/api/",
  "/api/a",
  "/api/a/b/c",
  "/api/a/",
  "/docs",
  "/docs/",
  "/docs/2",
  "/docs/2/",
  "/docs/2/end",
  "/docs/end",
  "/files",
  "/files/",
  "/files/a/b",
  "/files/x-raw",
  "/v1.0/1",
  "/v1x0/1",
  "/naked/12",
  "/naked/x",
  "/base/path",
  "/base/path/x",
];

Deno.test("compilePattern() matches what URLPattern matches", () => {
  for (const pattern of PATTERNS) {
    const match = compilePattern(pattern);
    const reference = new URLPattern({ pathname: pattern });
    for (const pathname of PATHS) {
      const expected = reference.exec({ pathname })?.pathname.groups;
      const groups = expected &&
        Object.fromEntries(
          Object.entries(expected).map(([k, v]) => [k, decodeURI(v ?? "")]),
        );
      assert.deepEqual(match(pathname), groups ?? null, pattern + pathname);
    }
  }
});

Deno.test("isDynamic() knows plain paths", () => {
  assert.equal(isDynamic("/a/b.c-d"), false);
  assert.equal(isDynamic("/a/:b"), true);
});

const said = (text: string) => ({ handler: () => new Response(text) });

Deno.test("static routes win over dynamic ones, with or without a slash", async () => {
  const get = askRoutes({
    "[...rest].ts": said("rest"),
    "[id].ts": said("param"),
    "about.ts": said("about"),
    "index.ts": said("root"),
  });
  const expected: Record<string, string> = {
    "/": "root",
    "/about": "about",
    "/about/": "about",
    "/other": "param",
    "/other/": "no trailing slash for dynamic routes",
    "/a/b": "rest",
  };
  for (const [path, text] of Object.entries(expected)) {
    const response = await get(path);
    if (path === "/other/") assert.equal(response.status, 404);
    else assert.equal(await response.text(), text, path);
  }
});

Deno.test("dynamic routes are tried in order; the first that matches decides", async () => {
  const get = ask(
    new App()
      .get("/:a/one", (ctx) => ctx.text("first"))
      .post("/x/:b", (ctx) => ctx.text("second")),
  );
  assert.equal(await (await get("/x/one")).text(), "first");
  assert.equal((await get("/x/one", { method: "POST" })).status, 405);
  assert.equal((await get("/x/two", { method: "POST" })).status, 200);
});

Deno.test("params are decoded and ctx.route is the pattern", async () => {
  const tell = <S,>({ params, route }: Context<S>) =>
    Response.json({ params, route });
  const get = askRoutes({
    "blog/[slug].ts": { handler: tell },
    "api/[...path].ts": { handler: tell },
    "docs/[[version]]/index.ts": { handler: tell },
    "plain.ts": { handler: tell },
  });
  const expected: Record<string, unknown> = {
    "/blog/a%20b": { params: { slug: "a b" }, route: "/blog/:slug" },
    "/blog/%C3%A9": { params: { slug: "é" }, route: "/blog/:slug" },
    "/blog/%zz": { params: { slug: "%zz" }, route: "/blog/:slug" },
    "/api": { params: { path: "" }, route: "/api/:path*" },
    "/api/a/b": { params: { path: "a/b" }, route: "/api/:path*" },
    "/docs": { params: { version: "" }, route: "/docs{/:version}?" },
    "/docs/2": { params: { version: "2" }, route: "/docs{/:version}?" },
    "/plain/": { params: {}, route: "/plain" },
  };
  for (const [path, answer] of Object.entries(expected)) {
    assert.deepEqual(await (await get(path)).json(), answer, path);
  }
});

Deno.test("routeOverride replaces the file's pattern", async () => {
  const get = askRoutes({
    "file.ts": {
      ...said("moved"),
      config: { routeOverride: "/new/:id(\\d+)" },
    },
  });
  assert.equal((await get("/file")).status, 404);
  assert.equal((await get("/new/x")).status, 404);
  assert.equal(await (await get("/new/7")).text(), "moved");
});
