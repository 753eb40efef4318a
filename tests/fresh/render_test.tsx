import { App, type Context, type PageProps } from "fresh";
import { asset, Head, IS_BROWSER } from "fresh/runtime";
import assert from "node:assert/strict";
import { createContext, type JSX, options } from "preact";
import { useContext, useState } from "preact/hooks";
import { renderToString } from "preact-render-to-string";
import { applySite, ask, askRoutes } from "./site.ts";

/** The document of one page, with every nonce the same. */
async function shown(vnode: JSX.Element | null, path = "/x"): Promise<string> {
  const get = ask(
    new App().all("*", (ctx: Context<unknown>) => ctx.render(vnode)),
  );
  const html = await (await get(path)).text();
  return html.replaceAll(/nonce="\w{32}"/g, "nonce");
}

const HEAD = '<head><meta charset="utf-8"/></head>';

Deno.test("missing html, head and body are added", async () => {
  const check = async (vnode: JSX.Element | null, html: string) =>
    assert.equal(await shown(vnode), `<!DOCTYPE html>${html}`);

  await check(<p>x</p>, `<html>${HEAD}<body><p>x</p></body></html>`);
  await check(null, `<html>${HEAD}<body></body></html>`);
  await check(
    <body class="b">
      <p>x</p>
    </body>,
    `<html>${HEAD}<body class="b"><p>x</p></body></html>`,
  );
  await check(
    <html lang="a&gt;b">
      <body>x</body>
    </html>,
    `<html lang="a>b">${HEAD}<body>x</body></html>`,
  );
  await check(
    <html>
      <p>x</p>
    </html>,
    `<html>${HEAD}<body><p>x</p></body></html>`,
  );
  await check(
    <html>
      <head>
        <title>t</title>
      </head>
      <body>x</body>
    </html>,
    "<html><head><title>t</title></head><body>x</body></html>",
  );
  await check(
    <>
      <head>
        <title>t</title>
      </head>
      <p>x</p>
    </>,
    "<html><head><title>t</title></head><body><p>x</p></body></html>",
  );
});

Deno.test("<a> to the current URL or one above it is marked", async () => {
  const mark = async (link: JSX.Element, path: string) =>
    /aria-current="(\w+)"/.exec(await shown(link, path))?.[1];
  assert.equal(await mark(<a href="/a/b">x</a>, "/a/b"), "page");
  assert.equal(await mark(<a href="/a/b/">x</a>, "/a/b"), "page");
  assert.equal(await mark(<a href="/a/b?c#d">x</a>, "/a/b/?e"), "page");
  assert.equal(await mark(<a href="/a">x</a>, "/a/b"), "true");
  assert.equal(await mark(<a href="/">x</a>, "/a"), "true");
  assert.equal(await mark(<a href="/">x</a>, "/"), "page");
  assert.equal(await mark(<a href="/ab">x</a>, "/a"), undefined);
  assert.equal(await mark(<a href="/a">x</a>, "/ab"), undefined);
  assert.equal(await mark(<a href="a">x</a>, "/a"), undefined);
  const own = <a href="/a" aria-current="step">x</a>;
  assert.equal(await mark(own, "/a"), "step");
});

Deno.test("a vnode that all requests share is not changed by one of them", async () => {
  const link = <a href="/one">x</a>;
  const style = <style>{"p{}"}</style>;
  const both = <div>{link}{style}</div>;
  assert.match(await shown(both, "/one"), /aria-current="page"/);
  assert.doesNotMatch(await shown(both, "/two"), /aria-current/);
  assert.equal(
    renderToString(both),
    '<div><a href="/one">x</a><style>p{}</style></div>',
  );
});

Deno.test("<Head> moves elements to the head; the later of a key wins", async () => {
  const html = await shown(
    <html>
      <head>
        <title>app</title>
        <meta name="description" content="app" />
        <link rel="icon" href="/a.svg" />
      </head>
      <body>
        <Head>
          <title>layout</title>
          <meta name="theme-color" content="red" key="theme" />
        </Head>
        <p>
          <Head>
            <title>page</title>
            <meta name="description" content="page" />
            <meta name="other" content="blue" key="theme" />
          </Head>
          text
        </p>
      </body>
    </html>,
  );
  assert.equal(
    html,
    '<!DOCTYPE html><html><head><title>page</title><meta name="description" content="page"/>' +
      '<link rel="icon" href="/a.svg"/><meta name="other" content="blue"/></head>' +
      "<body><p>text</p></body></html>",
  );
});

Deno.test("<Head> works without a head of the author's, and in components", async () => {
  const Seo = ({ title }: { title: string }) => <title>{title}</title>;
  const html = await shown(
    <Head>
      <Seo title="a &amp; b" />
    </Head>,
  );
  assert.match(
    html,
    /<head><meta charset="utf-8"\/><title>a &amp; b<\/title><\/head>/,
  );
});

Deno.test("the author's head sees the context around it", async () => {
  const Theme = createContext("none");
  const Meta = () => <meta name="theme" content={useContext(Theme)} />;
  const html = await shown(
    <Theme.Provider value="dark">
      <html>
        <head>
          <Meta />
        </head>
        <body>x</body>
      </html>
    </Theme.Provider>,
  );
  assert.match(html, /<meta name="theme" content="dark"\/>/);
});

Deno.test("script and style get the nonce of their response, once", async () => {
  const get = ask(
    new App().get("/x", (ctx) =>
      ctx.render(
        <div>
          <script>1</script>
          <style nonce="own">{"p{}"}</style>
          <Head>
            <style>{"b{}"}</style>
          </Head>
        </div>,
      )),
  );
  const nonces = async () =>
    [...(await (await get("/x")).text()).matchAll(/nonce="(\w+)"/g)]
      .map(([, nonce]) => nonce);
  const [head, script, own, ...rest] = await nonces();
  assert.equal(head, script);
  assert.match(head ?? "", /^\w{32}$/);
  assert.equal(own, "own");
  assert.deepEqual(rest, []);
  assert.notEqual((await nonces())[0], head);
});

Deno.test("pages, layouts and the app wrapper may be async and use hooks", async () => {
  const get = askRoutes({
    "_app.tsx": {
      default: async ({ Component }: PageProps) => {
        await Promise.resolve();
        return (
          <body>
            <Component />
          </body>
        );
      },
    },
    "_layout.tsx": {
      default: async ({ Component, url }: PageProps) => {
        await Promise.resolve();
        return url.searchParams.has("out")
          ? new Response("layout says no", { status: 403 })
          : (
            <main>
              <Component />
            </main>
          );
      },
    },
    "index.tsx": {
      default: function Page() {
        const [n] = useState(7);
        return <p>{n}</p>;
      },
    },
    "gone.tsx": {
      // deno-lint-ignore require-await
      default: async () => new Response("page says no", { status: 410 }),
    },
  });
  assert.match(
    await (await get("/")).text(),
    /<body><main><p>7<\/p><\/main><\/body>/,
  );
  assert.equal((await get("/?out")).status, 403);
  assert.equal(await (await get("/gone")).text(), "page says no");
});

Deno.test("pages that render at the same time keep to themselves", async () => {
  const get = askRoutes({
    "[id].tsx": {
      default: async ({ params, url }: PageProps) => {
        const link = <a href={url.pathname}>{params.id}</a>;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
        return (
          <div>
            <Head>
              <title>{params.id}</title>
            </Head>
            {link}
          </div>
        );
      },
    },
  });
  const ids = Array.from({ length: 20 }, (_, i) => `${i}`);
  const pages = await Promise.all(
    ids.map(async (id) => await (await get(`/${id}`)).text()),
  );
  pages.forEach((html, i) => {
    assert.match(html, new RegExp(`<title>${i}</title>`));
    assert.match(
      html,
      new RegExp(`<a href="/${i}" aria-current="page">${i}</a>`),
    );
  });
});

Deno.test("rendering leaves Preact's options as they were, even if it fails", async () => {
  const before = { ...options };
  const Broken = (): JSX.Element => {
    throw new Error("broken");
  };
  await shown(<p>x</p>);
  const get = ask(
    new App().onError("/", (ctx) => ctx.text("failed"))
      .get("/x", (ctx) => ctx.render(<Broken />)),
  );
  assert.equal(await (await get("/x")).text(), "failed");
  assert.deepEqual({ ...options }, before);
});

Deno.test("a page without islands ships no script", async () => {
  const get = ask(
    applySite(new App().get("/", (ctx) => ctx.render(<p>x</p>)), {
      islands: [() => null],
    }),
  );
  const response = await get("/");
  assert.doesNotMatch(await response.text(), /<script/);
  assert.equal(response.headers.get("link"), null);
});

Deno.test("asset() adds the build id to paths of this host", () => {
  applySite(new App(), { buildId: "b1" });
  assert.equal(asset("/x.css"), "/x.css?__frsh_c=b1");
  assert.equal(asset("/x.css?a=1#h"), "/x.css?a=1&__frsh_c=b1#h");
  assert.equal(asset("/x.css?__frsh_c=old"), "/x.css?__frsh_c=old");
  assert.equal(asset("//cdn.test/x.css"), "//cdn.test/x.css");
  assert.equal(asset("https://cdn.test/x.css"), "https://cdn.test/x.css");
});

Deno.test("IS_BROWSER is false on the server", () => {
  assert.equal(IS_BROWSER, false);
});
