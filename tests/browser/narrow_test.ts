import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { installConnector } from "../../lib/connectors/install.ts";
import { createSetupLink } from "../../lib/identity/setup/create_link.ts";
import { seedDemo } from "../../seeds/demo.ts";
import { companyBlog } from "../connector_inputs.ts";
import { inBrowser } from "./browser.ts";

/** WCAG 1.4.10: what is read downwards is not scrolled sideways at this width. */
const NARROW = 320;

async function requireNarrow(page: Page, state: string): Promise<void> {
  const { width, wide } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.body.querySelectorAll("*")]
      .filter((each) => each.getBoundingClientRect().right > width + 1)
      .map((each) => each.outerHTML.slice(0, 120));
    return { width: document.scrollingElement?.scrollWidth ?? 0, wide };
  });
  assert.ok(width <= NARROW, `${state} is ${width} wide: ${wide.join("\n")}`);
}

Deno.test(
  "no page of a signed-in person scrolls sideways on a phone",
  inBrowser({ as: "admin", width: NARROW }, async ({ app, page, open }) => {
    await seedDemo(app.means);
    const longest = "Communications".repeat(16);
    const { id } = await installConnector(
      app.scopeOf("admin"),
      companyBlog({ name: longest }),
    );
    for (
      const path of [
        "/catalog",
        "/catalog/twitter/install",
        "/catalog/wordpress/install",
        "/installed",
        `/installed/${id}`,
        `/installed/${id}/delete`,
        `/installed/${id}/status`,
        "/publish-targets",
        "/tokens",
        "/nowhere",
        "/api/docs",
      ]
    ) {
      await open(path);
      await requireNarrow(page, path);
    }
    await open("/installed");
    await page.getByRole("link", { name: `Configure ${longest}` }).click();
    await page.getByRole("dialog").getByLabel("Site label").waitFor();
    await requireNarrow(page, "dialog");
  }),
);

Deno.test(
  "no page of a stranger scrolls sideways on a phone",
  inBrowser(
    { empty: true, mode: "demo", width: NARROW },
    async ({ app, page, open }) => {
      const { secret } = await createSetupLink(app.means);
      for (const path of ["/sign-in", `/set-up?key=${secret}`]) {
        await open(path);
        await requireNarrow(page, path);
      }
    },
  ),
);
