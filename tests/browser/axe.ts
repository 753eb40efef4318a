import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { settle, turnSystem } from "./browser.ts";

/** WCAG 2.2 AA, and what it builds on. */
const TAGS = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
];

/** All that hangs on the theme: the rest is the same in both. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Found as a file: the module itself looks for a browser when it is imported. */
const source = await Deno.readTextFile(
  new URL(import.meta.resolve("axe-core")),
);

/** What axe finds in the page as it stands, one line a fault. */
async function findFaults(
  page: Page,
  rules: readonly string[],
): Promise<string[]> {
  await settle(page);
  // Not as a script tag, which the page's policy would refuse.
  await page.evaluate(`window.axe ?? (() => {${source}})()`);
  await endTransitions(page);
  return await page.evaluate(`
    axe.run(document, ${JSON.stringify({ runOnly: rules })}).then((found) =>
      found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) =>
          id + ": " + help + "\\n" + html.slice(0, 300) + "\\n" + failureSummary)))
  `);
}

/** Colours are those at the end of a change; the end of an outer one may begin an inner one. */
async function endTransitions(page: Page): Promise<void> {
  const finishAll = () =>
    page.evaluate(() => {
      const running = document.getAnimations();
      for (const each of running) each.finish();
      return running.length;
    });
  while (await finishAll() > 0) await settle(page);
}

/** Fails with all that axe finds, in light and in dark. */
export async function requireAccessible(
  page: Page,
  state: string,
): Promise<void> {
  await settle(page);
  for (
    const [colorScheme, rules] of [
      ["dark", COLOUR_RULES],
      ["light", TAGS],
    ] as const
  ) {
    await turnSystem(page, colorScheme);
    const faults = await findFaults(page, rules);
    assert.deepEqual(faults, [], `${state}, ${colorScheme}`);
  }
}
