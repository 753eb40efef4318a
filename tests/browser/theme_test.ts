import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { inBrowser, settle, turnSystem } from "./browser.ts";

/** How bright the page is, from 0 to 1. */
function brightness(page: Page): Promise<number> {
  return page.locator("body").evaluate((body) => {
    const canvas = document.createElement("canvas").getContext("2d");
    if (!canvas) return NaN;
    canvas.fillStyle = getComputedStyle(body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3 / 255;
  });
}

const isDark = async (page: Page) => await brightness(page) < 0.3;
const isLight = async (page: Page) => await brightness(page) > 0.8;

Deno.test(
  "without a choice the colours follow the system",
  inBrowser({ as: "member" }, async ({ page, open }) => {
    await open("/catalog");
    assert.ok(await isLight(page));
    await turnSystem(page, "dark");
    assert.ok(await isDark(page));
    await open("/catalog");
    assert.ok(await isDark(page));
  }),
);

Deno.test(
  "ThemeToggle changes the colours at once and for the next visit, until the system decides again",
  inBrowser({ as: "member" }, async ({ page, open, url }) => {
    await open("/catalog");
    const chosen = page.waitForResponse(url("/theme"));
    await page.getByRole("button", { name: "Use dark colours" }).click();
    assert.ok(await isDark(page));
    const back = page.getByRole("button", { name: "Use light colours" });
    await back.and(page.locator(":focus")).waitFor();
    await chosen;

    // The server's HTML says it: no flash of other colours before a script runs.
    const html = await (await page.request.get(url("/installed"))).text();
    assert.match(html, /<html[^>]* data-theme="dark"/);
    await open("/installed");
    assert.ok(await isDark(page));

    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "Colours as the system" }).click();
    await page.getByRole("button", { name: "Use dark colours" }).waitFor();
    await settle(page);
    assert.ok(await isLight(page));
    await turnSystem(page, "dark");
    assert.ok(await isDark(page));
  }),
);
