import { type Context, HttpError, page, type PageProps } from "fresh";
import assert from "node:assert/strict";
import { askRoutes, withoutLog } from "./site.ts";

interface State {
  trail: string[];
}
type Props = PageProps<unknown, State>;
type Ctx = Context<State>;

const add = (name: string) => (ctx: Ctx) => {
  (ctx.state.trail ??= []).push(name);
  return ctx.next();
};
const layout = (name: string) => ({
  default: ({ Component }: Props) => (
    <div class={name}>
      <Component />
    </div>
  ),
});
const trail = {
  default: ({ state }: Props) => <p>{(state.trail ?? []).join(" ")}</p>,
};
const errorPage = (name: string) => ({
  default: ({ error }: Props) => <h1>{name} {String(error)}</h1>,
});
const fails = (error: unknown) => ({
  handler: () => {
    throw error;
  },
});

/** The body of a page without what surrounds it. */
async function body(response: Response): Promise<string> {
  return /<body>(.*)<\/body>/s.exec(await response.text())?.[1] ?? "none";
}

Deno.test("_middleware may export handler, handlers or default, one or many", async () => {
  const get = askRoutes({
    "_middleware.ts": { handler: add("handler") },
    "a/_middleware.ts": { handlers: [add("a1"), add("a2")] },
    "a/b/_middleware.ts": { default: add("b") },
    "a/b/index.tsx": trail,
  });
  assert.equal(await body(await get("/a/b")), "<p>handler a1 a2 b</p>");
});

Deno.test("a folder's files cover foo/index.tsx, but not foo.tsx beside it", async () => {
  const files = {
    "_middleware.ts": { handler: add("root") },
    "foo/_middleware.ts": { handler: add("foo") },
    "foo/_layout.tsx": layout("foo"),
  };
  const inside = askRoutes({ ...files, "foo/index.tsx": trail });
  assert.equal(
    await body(await inside("/foo")),
    '<div class="foo"><p>root foo</p></div>',
  );
  const beside = askRoutes({ ...files, "foo.tsx": trail });
  assert.equal(await body(await beside("/foo")), "<p>root</p>");
});

Deno.test("the chain goes from the root folder down to the route's own", async () => {
  const get = askRoutes({
    "_app.tsx": {
      default: ({ Component }: Props) => (
        <html lang="xx">
          <body>
            <Component />
          </body>
        </html>
      ),
    },
    "_layout.tsx": layout("root"),
    "_middleware.ts": { handler: add("root") },
    "a/_layout.tsx": layout("a"),
    "a/_middleware.ts": { handler: add("a") },
    "a/(g)/_layout.tsx": layout("group"),
    "a/(g)/_middleware.ts": { handler: add("group") },
    "a/(g)/[id]/_middleware.ts": { handler: add("id") },
    "a/(g)/[id]/index.tsx": trail,
  });
  const html = await (await get("/a/1")).text();
  assert.match(html, /^<!DOCTYPE html><html lang="xx">/);
  assert.match(
    html,
    /<body><div class="root"><div class="a"><div class="group"><p>root a group id<\/p><\/div><\/div><\/div><\/body>/,
  );
});

Deno.test("an error goes to the nearest _error upwards, in its folder's layouts", async () => {
  const get = askRoutes({
    "_layout.tsx": layout("root"),
    "_error.tsx": errorPage("root"),
    "a/_layout.tsx": layout("a"),
    "a/_error.tsx": errorPage("a"),
    "a/b/_layout.tsx": layout("b"),
    "a/b/taken.ts": fails(new HttpError(409, "taken")),
    "a/b/bug.ts": fails(new Error("bug")),
    "c/bug.ts": fails("text"),
  });
  const taken = await get("/a/b/taken");
  assert.equal(taken.status, 409);
  assert.equal(
    await body(taken),
    '<div class="root"><div class="a"><h1>a HttpError: taken</h1></div></div>',
  );
  assert.equal((await get("/a/b/bug")).status, 500);
  const far = await get("/c/bug");
  assert.equal(far.status, 500);
  assert.equal(
    await body(far),
    '<div class="root"><h1>root text</h1></div>',
  );
});

Deno.test("an error page that fails leaves the error to the one above", async () => {
  const get = askRoutes({
    "_error.tsx": errorPage("root"),
    "a/_error.tsx": {
      default: () => {
        throw new Error("second");
      },
    },
    "a/x.ts": fails(new Error("first")),
  });
  assert.equal(await body(await get("/a/x")), "<h1>root Error: second</h1>");
});

Deno.test("an error page may answer by a handler, and a middleware's error reaches it", async () => {
  const get = askRoutes({
    "_error.tsx": {
      handler: () => page({}, { status: 499, headers: { a: "1" } }),
      ...errorPage("handled"),
    },
    "a/_middleware.ts": fails(new HttpError(403)),
    "a/x.tsx": trail,
  });
  const response = await get("/a/x");
  assert.deepEqual([response.status, response.headers.get("a")], [499, "1"]);
});

Deno.test("_404 answers with 404, for unknown paths and for HttpError 404", async () => {
  const get = askRoutes({
    "_404.tsx": { default: ({ url }: Props) => <h1>no {url.pathname}</h1> },
    "_error.tsx": errorPage("root"),
    "_layout.tsx": layout("root"),
    "a/_error.tsx": errorPage("a"),
    "a/x.ts": fails(new HttpError(404)),
    "a/next.ts": { handler: (ctx: Ctx) => ctx.next() },
  });
  for (const path of ["/unknown", "/a/x", "/a/next"]) {
    const response = await get(path);
    assert.equal(response.status, 404, path);
    assert.equal(
      await body(response),
      `<div class="root"><h1>no ${path}</h1></div>`,
    );
  }
});

Deno.test("without special files, an error has the plain answer", async () => {
  const get = askRoutes({ "x.ts": fails(new HttpError(404, "no such x")) });
  assert.equal(await (await get("/x")).text(), "no such x");
  assert.equal(await (await get("/y")).text(), "Not Found");
});

Deno.test("a page has a handler for all methods, by method, or none", async () => {
  const Page = ({ data }: Props) => <p>{JSON.stringify(data)}</p>;
  const get = askRoutes({
    "none.tsx": { default: Page },
    "all.tsx": { handler: () => page("all"), default: Page },
    "some.tsx": {
      handlers: { POST: () => page("posted", { status: 201 }) },
      default: Page,
    },
    "bare.ts": { handler: { PUT: () => new Response("put") } },
  });
  const shown = async (path: string, method = "GET") => {
    const response = await get(path, { method });
    return [response.status, response.ok ? await body(response) : null];
  };
  assert.deepEqual(await shown("/none"), [200, "<p>{}</p>"]);
  assert.deepEqual(await shown("/none", "POST"), [405, null]);
  assert.deepEqual(await shown("/all"), [200, "<p>&quot;all&quot;</p>"]);
  assert.deepEqual(await shown("/all", "PATCH"), [
    200,
    "<p>&quot;all&quot;</p>",
  ]);
  assert.deepEqual(await shown("/some"), [200, "<p>{}</p>"]);
  assert.deepEqual(
    await shown("/some", "POST"),
    [201, "<p>&quot;posted&quot;</p>"],
  );
  assert.deepEqual(await shown("/bare"), [405, null]);
  assert.equal(await (await get("/bare", { method: "PUT" })).text(), "put");
});

Deno.test("config skips layouts and the app wrapper, for pages and layouts", async () => {
  const get = askRoutes({
    "_app.tsx": {
      default: ({ Component }: Props) => (
        <body class="app">
          <Component />
        </body>
      ),
    },
    "_layout.tsx": layout("root"),
    "plain.tsx": trail,
    "bare.tsx": {
      ...trail,
      config: { skipInheritedLayouts: true, skipAppWrapper: true },
    },
    "rendered.tsx": {
      handler: (ctx: Ctx) => ctx.render(<i>x</i>),
      config: { skipInheritedLayouts: true },
    },
    "own/_layout.tsx": {
      ...layout("own"),
      config: { skipInheritedLayouts: true },
    },
    "own/page.tsx": trail,
  });
  const shown = async (path: string) =>
    /<body.*<\/body>/s.exec(await (await get(path)).text())?.[0];
  const app = '<body class="app">';
  assert.equal(
    await shown("/plain"),
    `${app}<div class="root"><p></p></div></body>`,
  );
  assert.equal(await shown("/bare"), "<body><p></p></body>");
  assert.equal(await shown("/rendered"), `${app}<i>x</i></body>`);
  assert.equal(
    await shown("/own/page"),
    `${app}<div class="own"><p></p></div></body>`,
  );
});

Deno.test("a route file without anything to answer with is refused", () => {
  assert.throws(() => askRoutes({ "x.ts": { other: 1 } }), /routes\/x.ts/);
  assert.throws(
    () => askRoutes({ "_middleware.ts": { handler: { GET() {} } } }),
    /Cannot add routes\/_middleware.ts: it exports no middleware/,
  );
  assert.throws(() => askRoutes({ "_layout.tsx": {} }), /_layout/);
  assert.throws(() => askRoutes({ "_error.tsx": {} }), /_error/);
});

Deno.test("what a bug says stays inside when no error page is there", async () => {
  const get = askRoutes({ "x.ts": fails(new Error("secret")) });
  const { result } = await withoutLog(() => get("/x"));
  assert.equal(await result.text(), "Internal server error");
});
