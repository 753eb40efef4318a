import assert from "node:assert/strict";
import { prepareFirstStart } from "../../lib/tasks/first_start.ts";
import { type BrowserWorld, inBrowser } from "./browser.ts";
import { toast } from "./steps.ts";

/** What a first start says on the console. */
async function firstStart({ app }: BrowserWorld): Promise<string> {
  const said: string[] = [];
  await prepareFirstStart(app.means, app.config, (text) => said.push(text));
  return said.join("\n");
}

const findLink = (text: string) => /http\S+/.exec(text)?.[0] ?? "";

Deno.test(
  "a first start's link makes the first tenant and its owner, once",
  inBrowser({ empty: true }, async (world) => {
    const { page, url, context } = world;
    const said = await firstStart(world);
    assert.match(said, /4 created/);
    const link = findLink(said);
    assert.ok(link.startsWith(url("/set-up?key=")), said);

    await page.goto(link);
    await page.getByLabel("Name of your team").fill("Acme");
    await page.getByLabel("Your name").fill("Ada Owens");
    await page.getByLabel("E-mail address").fill("ada@acme.test");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Password" })
      .waitFor();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Ada Owens");

    await page.getByLabel("Password").fill("a-long-test-password");
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await toast(page, "Acme is ready").waitFor();
    await page.getByRole("button", { name: "Account of Ada Owens" }).click();
    await page.getByText("Signed in as owner").waitFor();
    await page.getByRole("link", { name: "Add WordPress" }).waitFor();

    await context.clearCookies();
    const again = await page.goto(link);
    assert.equal(again?.status(), 409);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await page.getByLabel("Password").count(), 0);
    assert.equal(await firstStart(world), "");
  }),
);

Deno.test(
  "a made-up set-up link is refused",
  inBrowser({ empty: true }, async (world) => {
    await firstStart(world);
    const answer = await world.page.goto(world.url("/set-up?key=made-up"));
    assert.equal(answer?.status(), 404);
  }),
);
