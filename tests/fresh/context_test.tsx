import { App, type Context, createDefine, page } from "fresh";
import assert from "node:assert/strict";
import { ask, withoutLog } from "./site.ts";

/** What one handler answers, at `/x` unless told. */
function answer(
  handler: (ctx: Context<unknown>) => Response | Promise<Response>,
  init?: RequestInit,
): Promise<Response> {
  return ask(new App().all("/x", handler))("/x?q=1", init);
}

Deno.test("a context has the members that handlers read", async () => {
  const response = await answer((ctx) => {
    assert.equal(ctx.req.url, "http://localhost/x?q=1");
    assert.equal(ctx.url.searchParams.get("q"), "1");
    assert.deepEqual(ctx.params, {});
    assert.equal(ctx.route, "/x");
    assert.deepEqual(ctx.state, {});
    assert.equal(ctx.data, undefined);
    assert.equal(ctx.config.basePath, "");
    assert.equal(ctx.config.mode, "production");
    assert.equal(ctx.info.remoteAddr.transport, "tcp");
    assert.equal(ctx.error, null);
    assert.equal(typeof ctx.Component, "function");
    return ctx.text("ok");
  });
  assert.equal(await response.text(), "ok");
});

Deno.test("next() runs the rest; a middleware may change its response", async () => {
  const get = ask(
    new App()
      .use(async (ctx) => {
        const response = await ctx.next();
        response.headers.set("x-late", "1");
        return response;
      })
      .get("/x", (ctx) => ctx.text("ok")),
  );
  assert.equal((await get("/x")).headers.get("x-late"), "1");
});

Deno.test("next() throws what a handler below throws, synchronous or not", async () => {
  const get = ask(
    new App()
      .use(async (ctx) => {
        try {
          return await ctx.next();
        } catch (error) {
          return ctx.text(`caught ${String(error)}`);
        }
      })
      .get("/x", () => {
        throw "now";
      })
      .get("/y", () => Promise.reject("later")),
  );
  assert.equal(await (await get("/x")).text(), "caught now");
  assert.equal(await (await get("/y")).text(), "caught later");
});

Deno.test("redirect() stays on this host and keeps its status", async () => {
  const location = async (path: string, status?: number) => {
    const response = await answer((ctx) => ctx.redirect(path, status));
    return `${response.status} ${response.headers.get("location")}`;
  };
  assert.equal(await location("/a?b=//c#d"), "302 /a?b=//c#d");
  assert.equal(await location("/a", 303), "303 /a");
  assert.equal(await location("//evil.test/x"), "302 /evil.test/x");
  assert.equal(await location("/\\evil.test"), "302 /evil.test");
  assert.equal(await location("/\t/evil.test"), "302 /evil.test");
  assert.equal(await location("https://a.test//b"), "302 https://a.test//b");
});

Deno.test("redirect() does not add the base path", async () => {
  const get = ask(
    new App({ basePath: "/base" }).get("/x", (ctx) => ctx.redirect("/y")),
  );
  assert.equal((await get("/base/x")).headers.get("location"), "/y");
});

Deno.test("text(), html() and json() set their content types", async () => {
  const init = { status: 201, headers: { a: "1" } };
  const responses = [
    await answer((ctx) => ctx.text("t", init)),
    await answer((ctx) => ctx.html("<b>h</b>", init)),
    await answer((ctx) => ctx.json({ j: 1 }, init)),
  ];
  const types = responses.map((r) => r.headers.get("content-type"));
  assert.deepEqual(types.map((type) => type?.toLowerCase()), [
    "text/plain;charset=utf-8",
    "text/html; charset=utf-8",
    "application/json",
  ]);
  for (const response of responses) {
    assert.deepEqual([response.status, response.headers.get("a")], [201, "1"]);
  }
  assert.deepEqual(await responses[2]!.json(), { j: 1 });
});

Deno.test("stream() sends strings and bytes of an iterable or a function", async () => {
  function* letters() {
    yield "é";
    yield new Uint8Array([33]);
  }
  async function* later() {
    await Promise.resolve();
    yield "later";
  }
  const text = async (response: Promise<Response>) =>
    await (await response).text();
  assert.equal(await text(answer((ctx) => ctx.stream(letters()))), "é!");
  assert.equal(await text(answer((ctx) => ctx.stream(letters))), "é!");
  assert.equal(await text(answer((ctx) => ctx.stream(later))), "later");
});

Deno.test("render() takes status and headers, and nothing but JSX", async () => {
  const response = await answer((ctx) =>
    ctx.render(<p>x</p>, { status: 202, headers: { a: "1" } })
  );
  assert.deepEqual([response.status, response.headers.get("a")], [202, "1"]);
  const type = response.headers.get("content-type");
  assert.equal(type, "text/html; charset=utf-8");

  const wrong = JSON.parse('{"type":"b"}');
  const { result, logged } = await withoutLog(() =>
    answer((ctx) => ctx.render(wrong))
  );
  assert.equal(result.status, 500);
  assert.match(String(logged[0]), /Cannot render page/);
});

Deno.test("page() carries data, status and headers", () => {
  assert.deepEqual(page({ a: 1 }, { status: 201, headers: { b: "2" } }), {
    data: { a: 1 },
    status: 201,
    headers: { b: "2" },
  });
  assert.equal(page().data, undefined);
});

Deno.test("createDefine() returns what it is given and carries types", async () => {
  interface State {
    user: string;
  }
  const define = createDefine<State>();
  const handler = define.handlers({
    GET: (ctx) => page({ name: ctx.state.user }),
    POST: () => new Response(),
  });
  const Page = define.page<typeof handler>(({ data, state }) => {
    const name: string = data.name + state.user;
    return <p>{name}</p>;
  });
  const Layout = define.layout(({ Component }) => <Component />);
  const middleware = define.middleware((ctx) => {
    ctx.state.user = "ada";
    return ctx.next();
  });
  assert.equal(typeof Page, "function");
  assert.equal(typeof Layout, "function");
  const get = ask(
    new App<State>().use(middleware).get(
      "/",
      (ctx) => ctx.text(ctx.state.user),
    ),
  );
  assert.equal(await (await get("/")).text(), "ada");
});
