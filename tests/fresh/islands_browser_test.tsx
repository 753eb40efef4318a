import chromium from "@sparticuz/chromium";
import { asset } from "fresh/runtime";
import assert from "node:assert/strict";
import { type Browser, chromium as launcher, type Page } from "playwright-core";
import { build } from "./built.ts";
import { createApp } from "./fixture/main.ts";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function openBrowser(): Promise<Browser> {
  return await launcher.launch({
    executablePath: Deno.env.get("CHROME_PATH") ??
      await chromium.executablePath(),
    args: ARGUMENTS,
  });
}

/** The fixture on a port of its own, under its content security policy. */
async function serveFixture(basePath: string) {
  const app = createApp(basePath);
  (await build())(app);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    app.handler(),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}${basePath}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Opens a page and gathers what the browser complains of. */
async function openPage(browser: Browser, url: string) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const response = await page.goto(url);
  const { "content-security-policy": policy = "" } = response?.headers() ?? {};
  assert.match(policy, /script-src 'self' 'nonce-\w+'/);
  await page.waitForSelector('#panel[data-alive="yes"]');
  return { page, complaints };
}

const text = (page: Page, selector: string) =>
  page.locator(selector).textContent();

Deno.test("islands come alive in a browser", async (t) => {
  const browser = await openBrowser();
  await using server = await serveFixture("/base");
  try {
    const { page, complaints } = await openPage(
      browser,
      `${server.url}/widgets`,
    );

    await t.step(
      "a click works, and two islands share one signal",
      async () => {
        assert.equal(await text(page, "#one output"), "3");
        await page.click("#one button");
        await page.click("#one button");
        assert.equal(await text(page, "#one output"), "5");
        assert.equal(await text(page, "#two output"), "5");
        await page.click("#two button");
        assert.equal(await text(page, "#one output"), "6");
      },
    );

    await t.step("a prop that ends scripts arrives as it was", async () => {
      assert.equal(
        await text(page, "#one span"),
        "</script><!-- \u2028 &amp;",
      );
    });

    await t.step(
      "JSX children keep the server's HTML and elements",
      async () => {
        assert.equal(
          await page.locator("#slot > em").evaluate((em) => em.outerHTML),
          '<em id="inner" data-x="1">kept</em>',
        );
        await page.locator("#inner").evaluate((em) => em.dataset.mine = "1");
        await page.click("#toggle");
        assert.equal(
          await page.locator("#inner").getAttribute("data-mine"),
          "1",
        );
      },
    );

    await t.step("JSX that the server did not show appears", async () => {
      assert.equal(await text(page, "h2 > b#title"), "Bold & kept");
      await page.click("#toggle");
      assert.equal(await page.locator("h2").count(), 0);
    });

    await t.step(
      "an island in a slot and one inside an island work",
      async () => {
        await page.click("#three button");
        assert.equal(await text(page, "#three output"), "11");
        await page.click("#nested button");
        assert.equal(await text(page, "#nested output"), "101");
        assert.equal(await text(page, "#two output"), "6");
      },
    );

    await t.step("elements stay in their order around islands", async () => {
      const elements = () =>
        page.locator("main > div > *").evaluateAll((all) =>
          all.map(({ id, localName }) => `${localName}#${id}`)
        );
      const expected = [
        "div#one",
        "i#late",
        "button#later",
        "div#two",
        "section#panel",
        "div#nested",
      ];
      assert.deepEqual(await elements(), expected);
      await page.click("#later");
      expected[1] = "strong#late";
      assert.deepEqual(await elements(), expected);
    });

    await t.step("a link that the browser renders is marked", async () => {
      await page.click("#toggle");
      const link = page.locator("#panel > a");
      assert.equal(await link.getAttribute("aria-current"), "page");
    });

    await t.step("an island of a route's own folder works", async () => {
      await page.goto(`${server.url}/admin`);
      await page.getByText("hello from browser").waitFor();
    });

    await t.step("asset() names the same file as on the server", async () => {
      const local = page.locator("#local");
      assert.equal(await local.getAttribute("title"), "browser");
      assert.equal(
        await local.getAttribute("data-file"),
        asset("/styles.css"),
      );
    });

    await t.step("nothing broke the policy or failed", () => {
      assert.deepEqual(complaints, []);
    });
  } finally {
    await browser.close();
  }
});
