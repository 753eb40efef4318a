import assert from "node:assert/strict";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import {
  EDITOR,
  scriptedService,
  WRONG_PASSWORD,
} from "../scripted_service.ts";
import { inBrowser } from "./browser.ts";
import { cardOf, fillInWordPress, toast } from "./steps.ts";

const add = scriptedService(WRONG_PASSWORD);

Deno.test(
  "test connection: the answer stands in the dialog, and what was typed stays",
  inBrowser({ as: "admin", remote: add.remote }, async ({ page, open }) => {
    await open("/catalog");
    await page.getByRole("link", { name: "Add WordPress" }).click();
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    await fillInWordPress(dialog, "Company blog");
    const test = dialog.getByRole("button", { name: "Test connection" });
    await test.click();
    await dialog.getByText("WordPress did not accept the user name").waitFor();
    add.turn(EDITOR);
    await test.click();
    await dialog.getByText("Connected as Ada Owens, in 20 ms.").waitFor();
    const password = dialog.getByLabel("Application password");
    assert.equal(await password.inputValue(), "test-password");
    await dialog.getByLabel("Site address").fill("");
    await test.click();
    await dialog.getByText("Nothing was sent.").waitFor();
    await dialog.getByRole("status").getByRole("link", { name: "Site address" })
      .click();
    await dialog.getByLabel("Site address").fill("https://blog.acme.test");
    await page.keyboard.press("Enter");
    await toast(page, "Company blog is added").waitFor();
    assert.equal(add.sent.length, 2);
  }),
);

const stored = scriptedService(WRONG_PASSWORD);

Deno.test(
  "test connection: from a card's menu and on the connector's page, what was found shows at once",
  inBrowser(
    { as: "admin", remote: stored.remote },
    async ({ app, page, open }) => {
      const scope = app.scopeOf("admin");
      const { id } = await installConnector(scope, companyBlog());
      await open("/installed");
      const card = cardOf(page, "Company blog");
      await card.getByRole("button", { name: "More for Company blog" }).click();
      await card.getByRole("button", { name: "Test connection" }).click();
      await toast(page, "Company blog: WordPress did not accept").waitFor();
      await card.getByText("Error", { exact: true }).waitFor();
      stored.turn(EDITOR);
      await open(`/installed/${id}`);
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByText("Connected as Ada Owens, in 20 ms.").waitFor();
      await page.getByText("Inactive", { exact: true }).waitFor();
      await page.getByText(/Tested .*: Connected as Ada Owens\./).waitFor();
      assert.equal((await findConnector(scope, id)).status, "inactive");
    },
  ),
);

const plain = scriptedService("unreachable");

Deno.test(
  "test connection: without scripts the form comes back with the answer",
  inBrowser(
    { as: "admin", remote: plain.remote, scripts: false },
    async ({ page, open }) => {
      await open("/catalog/wordpress/install");
      await fillInWordPress(page, "Company blog");
      await page.getByRole("button", { name: "Test connection" }).click();
      await page.getByText("What you typed as credentials is not shown again")
        .waitFor();
      assert.equal(
        await page.getByLabel("Site label").inputValue(),
        "Acme blog",
      );
      plain.turn(EDITOR);
      await page.getByLabel("User name").fill("editor");
      await page.getByLabel("Application password").fill("test-password");
      await page.getByLabel("Application password").press("Enter");
      await page.getByText("Company blog is added").waitFor();
      assert.equal(plain.sent.length, 1);
    },
  ),
);
