import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import { inBrowser } from "./browser.ts";
import { fillInWordPress, focused } from "./steps.ts";

/** What is said to someone who cannot see the page: state and description of a control. */
async function toldOf(control: Locator) {
  return {
    invalid: await control.getAttribute("aria-invalid"),
    told: await control.evaluate((element) =>
      (element.getAttribute("aria-describedby") ?? "").split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? `no #${id}`)
        .join(" ")
    ),
  };
}

Deno.test(
  "ConnectorForm says three faults at their fields, and keeps what was typed",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog");
    await page.getByRole("link", { name: "Add WordPress" }).click();
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    await fillInWordPress(dialog, "Company blog");
    const address = dialog.getByLabel("Site address");
    const label = dialog.getByLabel("Site label");
    const author = dialog.getByLabel("Author ID");
    await address.fill("blog");
    await label.fill("A");
    await author.fill("0");
    await dialog.getByRole("button", { name: "Add connector" }).click();

    const summary = dialog.getByRole("alert");
    await focused(summary).waitFor();
    await summary.getByText("Three fields need attention").waitFor();
    for (
      const [control, typed, sentence] of [
        [address, "blog", /https:\/\//],
        [label, "A", /2 characters/],
        [author, "0", /1 or more|at least 1/],
      ] as const
    ) {
      assert.equal(await control.inputValue(), typed);
      const { invalid, told } = await toldOf(control);
      assert.equal(invalid, "true");
      assert.match(told, sentence);
    }
    const right = dialog.getByLabel("Name", { exact: true });
    assert.equal((await toldOf(right)).invalid, null);
    assert.equal(await right.inputValue(), "Company blog");

    await summary.getByRole("link", { name: "Site label" }).click();
    await focused(label).waitFor();

    await address.fill("https://blog.acme.test");
    await label.fill("Acme blog");
    await author.fill("1");
    await dialog.getByRole("button", { name: "Add connector" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: "Installed 1" }).waitFor();
  }),
);

Deno.test(
  "ConnectorForm says at the name that it is taken",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    await installConnector(app.scopeOf("admin"), companyBlog());
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, "  Company   BLOG");
    await page.getByRole("button", { name: "Add connector" }).click();
    await focused(page.getByRole("alert")).waitFor();
    const name = page.getByLabel("Name", { exact: true });
    const { invalid, told } = await toldOf(name);
    assert.equal(invalid, "true");
    assert.match(told, /Another connector has this name/);
    assert.equal(await name.inputValue(), "  Company   BLOG");
    await name.fill("Company blog, English");
    assert.deepEqual(await toldOf(name).then((it) => it.invalid), null);
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.getByRole("link", { name: "Installed 2" }).waitFor();
  }),
);

Deno.test(
  "ConnectorForm asks for what the choice above needs",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog/linkedin/install");
    await page.getByLabel("Name", { exact: true }).fill("Company page");
    await page.getByLabel("Account label").fill("Acme");
    await page.getByLabel("Company page").check();
    await page.getByLabel("Company ID").waitFor();
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.getByRole("alert").getByText("One field needs attention")
      .waitFor();
    const id = page.getByLabel("Company ID");
    assert.equal((await toldOf(id)).invalid, "true");
    await id.fill("1234567");
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.getByRole("heading", { name: "Company page" }).waitFor();
  }),
);

Deno.test(
  "sign-in says the same of a wrong password and of an unknown address",
  inBrowser({}, async ({ page, open }) => {
    const sayings: (string | null)[] = [];
    for (const email of ["admin@acme.test", "nobody@acme.test"]) {
      await open("/sign-in");
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Password").fill("not-the-password");
      await page.getByRole("button", { name: "Sign in" }).click();
      const alert = page.getByRole("alert");
      await alert.waitFor();
      sayings.push(await alert.textContent());
      assert.equal(await page.getByLabel("E-mail address").inputValue(), email);
      assert.equal(await page.getByLabel("Password").inputValue(), "");
    }
    assert.equal(sayings[0], sayings[1]);
  }),
);
