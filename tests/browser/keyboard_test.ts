import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { PASSWORD } from "../harness.ts";
import { inBrowser, settle } from "./browser.ts";
import { cardOf, focused, toast } from "./steps.ts";

/** Far more than any page here has controls. */
const MOST_TABS = 80;

/** Goes on with Tab until the control has the focus, and shows that it has it. */
async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press("Tab");
    if (await focused(control).count() > 0) return await requireRing(page);
  }
  assert.fail(`Tab does not reach ${control}`);
}

/** The focus is seen: by a ring around the control, or around what it stands in. */
async function requireRing(page: Page): Promise<void> {
  const hasRing = await page.locator(":focus").evaluate((control) => {
    const places = [control, control.closest("label")];
    return places.some((place) => {
      if (!place) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(place);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    });
  });
  const html = await page.locator(":focus").evaluate((c) => c.outerHTML);
  assert.ok(hasRing, `no ring around ${html}`);
}

async function type(control: Locator, text: string): Promise<void> {
  await tabTo(control);
  await control.page().keyboard.type(text);
}

Deno.test(
  "the main flow needs no mouse",
  inBrowser({}, async ({ page, open }) => {
    const { keyboard } = page;
    await open("/");
    await type(page.getByLabel("E-mail address"), "admin@acme.test");
    await type(page.getByLabel("Password"), PASSWORD);
    await keyboard.press("Enter");
    const add = page.getByRole("link", { name: "Add WordPress" });
    await add.waitFor();
    await settle(page);

    await keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    await focused(skip).waitFor();
    await keyboard.press("Enter");
    await focused(page.getByRole("main")).waitFor();
    await tabTo(add);
    await keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    await focused(dialog.getByLabel("Name", { exact: true })).waitFor();
    await keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await focused(add).waitFor();

    await keyboard.press("Enter");
    await focused(dialog.getByLabel("Name", { exact: true })).waitFor();
    await keyboard.type("Company blog");
    await type(dialog.getByLabel("Site address"), "https://blog.acme.test");
    await type(dialog.getByLabel("Site label"), "Acme blog");
    await type(dialog.getByLabel("User name"), "editor");
    await type(dialog.getByLabel("Application password"), "test-password");
    await tabTo(dialog.getByRole("button", { name: "Add connector" }));
    await keyboard.press("Space");
    await toast(page, "Company blog is added").waitFor();
    await focused(page.getByRole("link", { name: "Add WordPress" })).waitFor();

    await open("/catalog");
    await tabTo(page.getByRole("link", { name: "Installed 1" }));
    await keyboard.press("Enter");
    const card = cardOf(page, "Company blog");
    await card.waitFor();
    await settle(page);
    await tabTo(card.getByRole("button", { name: "Activate Company blog" }));
    await keyboard.press("Enter");
    await card.getByText("Active", { exact: true }).waitFor();
    await focused(card.getByRole("button", { name: /^Deactivate/ })).waitFor();

    await keyboard.press("Tab");
    await focused(card.getByRole("link", { name: /^Configure/ })).waitFor();
    await keyboard.press("Tab");
    const menu = card.getByRole("button", { name: /^More for/ });
    await focused(menu).waitFor();
    await keyboard.press("Enter");
    await tabTo(card.getByRole("link", { name: "Delete…" }));
    await keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Delete Company blog?" }).waitFor();
    await keyboard.press("Escape");
    await focused(menu).waitFor();

    await open("/installed");
    await tabTo(page.getByRole("link", { name: "Publish targets 1" }));
    await keyboard.press("Enter");
    await cardOf(page, "Company blog").getByText("HTML").waitFor();
  }),
);

Deno.test(
  "the focus stays inside of an open dialog",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog");
    await page.getByRole("link", { name: "Add Medium" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Add Medium" });
    await focused(dialog.getByLabel("Name", { exact: true })).waitFor();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press("Tab");
      // Between its end and its start stands the browser's own frame.
      const outside = page.locator(":focus:not(dialog *):not(body)");
      assert.equal(await outside.count(), 0);
    }
  }),
);

Deno.test(
  '"/" goes to the search, but not while something is typed',
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog");
    const search = page.getByRole("searchbox", { name: "Search services" });
    await page.keyboard.press("/");
    await focused(search).waitFor();
    assert.equal(await search.inputValue(), "");
    await page.keyboard.type("a/b");
    assert.equal(await search.inputValue(), "a/b");
  }),
);
