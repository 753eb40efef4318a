import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { installConnector } from "../../lib/connectors/install.ts";
import { createSetupLink } from "../../lib/identity/setup/create_link.ts";
import { seedDemo } from "../../seeds/demo.ts";
import { companyBlog } from "../connector_inputs.ts";
import { inBrowser } from "./browser.ts";
import { focused, toast } from "./steps.ts";

/** WCAG 1.4.10: what is read downwards is not scrolled sideways at this width. */
const NARROW = 320;

async function requireNarrow(page: Page, state: string): Promise<void> {
  const { scrollWidth, wide } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isOut = (each: Element) => {
      const { left, right } = each.getBoundingClientRect();
      return left < -1 || right > width + 1;
    };
    const floating = "dialog[open], :popover-open, [role=status] > *";
    const scrollWidth = document.scrollingElement?.scrollWidth ?? 0;
    const all = scrollWidth > width ? "body *" : floating;
    const wide = [...document.querySelectorAll(all)].filter(isOut)
      .map((each) => each.outerHTML.slice(0, 120));
    return { scrollWidth, wide };
  });
  assert.deepEqual(wide, [], state);
  assert.ok(scrollWidth <= NARROW, `${state} is ${scrollWidth} wide`);
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
        "/activity",
        "/nowhere",
        "/api/docs",
      ]
    ) {
      await open(path);
      await requireNarrow(page, path);
    }
    await open("/installed");
    await page.getByRole("link", { name: `Configure ${longest}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Site label").fill("A");
    const save = dialog.getByRole("button", { name: "Save changes" });
    await save.click();
    await dialog.getByRole("alert").waitFor();
    await requireNarrow(page, "dialog with an error");
    await dialog.getByLabel("Site label").fill("Acme");
    await save.click();
    await toast(page, `${longest} is saved`).waitFor();
    await focused(page.getByRole("link", { name: `Configure ${longest}` }))
      .waitFor();
    await requireNarrow(page, "toast");
    await page.getByRole("button", { name: "Close message" }).click();
    await page.getByRole("button", { name: `More for ${longest}` }).click();
    await requireNarrow(page, "menu");
    await page.getByRole("link", { name: "Delete…" }).click();
    await dialog.getByRole("button", { name: "Keep it" }).waitFor();
    await requireNarrow(page, "delete");
    await dialog.getByRole("button", { name: "Delete connector" }).click();
    await toast(page, `${longest} is deleted`).waitFor();
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
