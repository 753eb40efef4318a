import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { type BrowserWorld, inBrowser } from "./browser.ts";
import { cardOf, focused, toast } from "./steps.ts";

async function openDialog({ app, page, open }: BrowserWorld) {
  await installConnector(app.scopeOf("admin"), marketingX());
  await installConnector(app.scopeOf("admin"), companyBlog());
  await open("/installed");
  const menu = page.getByRole("button", { name: "More for Company blog" });
  await menu.click();
  await page.getByRole("link", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Company blog?" });
  await dialog.waitFor();
  return { menu, dialog };
}

Deno.test(
  "DeleteDialog names the connector, and leaves it where it is kept",
  inBrowser({ as: "admin" }, async (world) => {
    const { page } = world;
    const { menu, dialog } = await openDialog(world);
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await dialog.waitFor({ state: "hidden" });
    await focused(menu).waitFor();
    await menu.click();
    await page.getByRole("link", { name: "Delete…" }).click();
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await cardOf(page, "Company blog").waitFor();
    await page.getByRole("link", { name: "Installed 2" }).waitFor();
  }),
);

Deno.test(
  "DeleteDialog deletes when told so, says it, and keeps the focus in the page",
  inBrowser({ as: "admin" }, async (world) => {
    const { app, page } = world;
    const { dialog } = await openDialog(world);
    await dialog.getByRole("button", { name: "Delete connector" }).click();
    await toast(page, "Company blog is deleted").waitFor();
    await cardOf(page, "Company blog").waitFor({ state: "detached" });
    await cardOf(page, "Marketing X").waitFor();
    await page.getByRole("link", { name: "Installed 1" }).waitFor();
    await focused(page.getByRole("main")).waitFor();
    const actions = (await app.auditEvents()).map(({ action }) => action);
    assert.equal(actions[0], "connector.remove");
  }),
);
