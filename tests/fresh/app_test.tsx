import { App, HttpError } from "fresh";
import assert from "node:assert/strict";
import { applySite, ask, withoutLog } from "./site.ts";

interface State {
  trail: string[];
}

Deno.test("use() covers routes registered after it, in order", async () => {
  const get = ask(
    new App<State>()
      .use((ctx) => {
        ctx.state.trail = ["all"];
        return ctx.next();
      })
      .get("/early", (ctx) => ctx.json(ctx.state.trail))
      .use((ctx) => {
        ctx.state.trail.push("late");
        return ctx.next();
      })
      .use("/admin", (ctx) => {
        ctx.state.trail.push("admin");
        return ctx.next();
      })
      .get("/admin", (ctx) => ctx.json(ctx.state.trail))
      .get("/admin/users", (ctx) => ctx.json(ctx.state.trail))
      .get("/:section/x", (ctx) => ctx.json(ctx.state.trail)),
  );
  const trail = async (path: string) => await (await get(path)).json();
  assert.deepEqual(await trail("/early"), ["all"]);
  assert.deepEqual(await trail("/admin"), ["all", "late", "admin"]);
  assert.deepEqual(await trail("/admin/users"), ["all", "late", "admin"]);
  // A middleware guards a pattern's text, and no more than that.
  assert.deepEqual(await trail("/admin/x"), ["all", "late"]);
});

Deno.test("each method has its registration", async () => {
  const answer = () => new Response("ok");
  const get = ask(
    new App()
      .get("/get", answer).post("/post", answer).put("/put", answer)
      .patch("/patch", answer).delete("/delete", answer).head("/head", answer)
      .all("/all", answer),
  );
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
  for (const method of methods) {
    const path = `/${method.toLowerCase()}`;
    assert.equal((await get(path, { method })).status, 200, method);
    assert.equal((await get("/all", { method })).status, 200, method);
    const others = methods.filter((m) => m !== method && m !== "HEAD");
    for (const other of others) {
      assert.equal((await get(path, { method: other })).status, 405, other);
    }
  }
});

Deno.test("middlewares of one route run in turn, and so do two registrations", async () => {
  const get = ask(
    new App<State>()
      .get("/x", (ctx) => {
        ctx.state.trail = ["one"];
        return ctx.next();
      }, (ctx) => {
        ctx.state.trail.push("two");
        return ctx.next();
      })
      .get("/x", (ctx) => ctx.json([...ctx.state.trail, "three"])),
  );
  assert.deepEqual(await (await get("/x")).json(), ["one", "two", "three"]);
});

Deno.test("layout(), appWrapper(), onError() and notFound() shape pages", async () => {
  const get = ask(
    new App()
      .appWrapper(({ Component }) => (
        <html>
          <body>
            <Component />
          </body>
        </html>
      ))
      .layout("/", ({ Component }) => (
        <main>
          <Component />
        </main>
      ))
      .layout("/deep", ({ Component }) => (
        <section>
          <Component />
        </section>
      ), { skipInheritedLayouts: true, skipAppWrapper: true })
      .onError(
        "/",
        (ctx) => ctx.text(`error ${String(ctx.error)}`, { status: 418 }),
      )
      .notFound((ctx) => ctx.text("nothing", { status: 404 }))
      .get("/", (ctx) => ctx.render(<p>page</p>))
      .get("/deep/page", (ctx) => ctx.render(<p>page</p>))
      .get("/fail", () => {
        throw new Error("boom");
      }),
  );
  const text = async (path: string) => await (await get(path)).text();
  assert.match(await text("/"), /<body><main><p>page<\/p><\/main><\/body>/);
  assert.match(
    await text("/deep/page"),
    /^<!DOCTYPE html><html><head>.*<body><section><p>page<\/p><\/section><\/body>/,
  );
  assert.equal(await text("/fail"), "error Error: boom");
  assert.equal(await text("/unknown"), "nothing");
  assert.equal((await get("/unknown")).status, 404);
});

Deno.test("layout(), appWrapper() and onError() cover what comes after them", async () => {
  const page = <p>page</p>;
  const get = ask(
    new App()
      .get("/early", (ctx) => ctx.render(page))
      .get("/early/fail", () => {
        throw new HttpError(409, "early");
      })
      .layout("/", ({ Component }) => (
        <main>
          <Component />
        </main>
      ))
      .appWrapper(({ Component }) => (
        <body class="late">
          <Component />
        </body>
      ))
      .onError("/", (ctx) => ctx.text("late"))
      .get("/late", (ctx) => ctx.render(page)),
  );
  const text = async (path: string) => await (await get(path)).text();
  assert.match(await text("/early"), /<body><p>page<\/p><\/body>/);
  assert.equal(await text("/early/fail"), "early");
  assert.match(
    await text("/late"),
    /<body class="late"><main><p>page<\/p><\/main><\/body>/,
  );
});

Deno.test("fsRoutes() adds the file routes where it stands, below a pattern", async () => {
  const app = new App<State>()
    .use((ctx) => {
      ctx.state.trail = ["before"];
      return ctx.next();
    })
    .fsRoutes("/files")
    .use((ctx) => {
      ctx.state.trail.push("after");
      return ctx.next();
    });
  applySite(app, {
    routes: {
      "index.ts": { handler: () => new Response("index") },
      "[id].ts": {
        handler: (ctx: { state: State }) => Response.json(ctx.state.trail),
      },
    },
  });
  const get = ask(app);
  assert.equal(await (await get("/files")).text(), "index");
  assert.deepEqual(await (await get("/files/7")).json(), ["before"]);
  assert.equal((await get("/7")).status, 404);
});

Deno.test("handler() collapses slashes before it routes", async () => {
  const get = ask(
    new App().get("/a/b", (ctx) => ctx.text(ctx.url.pathname)),
  );
  assert.equal(await (await get("//a///b")).text(), "/a/b");
});

Deno.test("handler() answers a known path with the wrong method", async () => {
  const get = ask(
    new App().get("/x", () => new Response()).post("/x", () => new Response()),
  );
  const refused = await get("/x", { method: "DELETE" });
  assert.equal(refused.status, 405);
  assert.equal(refused.headers.get("allow"), "GET, HEAD, POST");
  const options = await get("/x", { method: "OPTIONS" });
  assert.equal(options.status, 204);
  assert.equal(options.headers.get("allow"), "GET, HEAD, POST");
  assert.equal((await get("/y", { method: "OPTIONS" })).status, 404);
});

Deno.test("handler() answers HEAD by GET without the body", async () => {
  const get = ask(
    new App().get("/x", () => new Response("body", { headers: { a: "1" } })),
  );
  const head = await get("/x", { method: "HEAD" });
  assert.deepEqual([head.status, head.headers.get("a")], [200, "1"]);
  assert.equal(await head.text(), "");
});

Deno.test("handler() believes a proxy only if it is told to", async () => {
  const headers = {
    "x-forwarded-proto": "https, http",
    "x-forwarded-host": "example.com",
  };
  const href = async (trustProxy: boolean) => {
    const get = ask(
      new App({ trustProxy }).get("/x", (ctx) => ctx.text(ctx.url.href)),
    );
    return await (await get(":8000/x?y", { headers })).text();
  };
  assert.equal(await href(false), "http://localhost:8000/x?y");
  assert.equal(await href(true), "https://example.com/x?y");
});

Deno.test("handler() turns a result that is no Response into 500", async () => {
  const nothing = (): Response => JSON.parse("null");
  const { result, logged } = await withoutLog(() =>
    ask(new App().get("/x", nothing))("/x")
  );
  assert.equal(result.status, 500);
  assert.match(String(logged[0]), /Cannot answer GET \/x/);
});

Deno.test("handler() lets an HttpError say its status and message", async () => {
  const fail = (error: unknown) =>
    withoutLog(() =>
      ask(
        new App().get("/x", () => {
          throw error;
        }),
      )("/x")
    );
  const known = await fail(new HttpError(409, "taken"));
  assert.equal(known.result.status, 409);
  assert.equal(await known.result.text(), "taken");
  assert.deepEqual(known.logged, []);

  const silent = await fail(new HttpError(403));
  assert.equal(await silent.result.text(), "Forbidden");

  const bug = await fail(new Error("secret"));
  assert.equal(bug.result.status, 500);
  assert.equal(await bug.result.text(), "Internal server error");
  assert.equal(bug.logged.length, 1);
});

Deno.test("a base path moves the whole app", async () => {
  const app = new App({ basePath: "/features/connectors" })
    .use((ctx) => ctx.next())
    .get("/", (ctx) => ctx.text("home"))
    .get("/x/:id", (ctx) => ctx.json([ctx.params.id, ctx.route]))
    .all("*", (ctx) => ctx.text("rest"));
  const get = ask(app);
  const text = async (path: string) => await (await get(path)).text();
  assert.equal(await text("/features/connectors"), "home");
  assert.equal(await text("/features/connectors/"), "home");
  assert.equal(
    await text("/features/connectors/x/1"),
    '["1","/features/connectors/x/:id"]',
  );
  assert.equal(await text("/features/connectors/y"), "rest");
  assert.equal((await get("/")).status, 404);
  assert.equal((await get("/features/connectorsx")).status, 404);
});

Deno.test("a base path of the wrong form is refused", () => {
  for (const basePath of ["a", "/a/", "/a//b", "/a b", "https://x"]) {
    assert.throws(() => new App({ basePath }), /Cannot create app/, basePath);
  }
  assert.equal(new App({ basePath: "/" }).config.basePath, "");
  assert.equal(new App({ basePath: "/~a/b" }).config.basePath, "/~a/b");
});

Deno.test("listen() serves the app", async () => {
  const app = new App().get(
    "/",
    (ctx) => ctx.text(ctx.info.remoteAddr.transport),
  );
  const stop = new AbortController();
  const { promise, resolve } = Promise.withResolvers<number>();
  const served = app.listen({
    port: 0,
    hostname: "127.0.0.1",
    signal: stop.signal,
    onListen: ({ port }) => resolve(port),
  });
  const response = await fetch(`http://127.0.0.1:${await promise}/`);
  assert.equal(await response.text(), "tcp");
  stop.abort();
  await served;
});
