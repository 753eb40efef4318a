import assert from "node:assert/strict";
import { listInstalled } from "../../lib/connectors/list.ts";
import { DEMO_PEOPLE } from "../../seeds/demo_data.ts";
import { PASSWORD } from "../harness.ts";
import { inBrowser } from "./browser.ts";
import { cardOf, fillInWordPress } from "./steps.ts";

Deno.test(
  "everything works without scripts: add, mend, activate, change, delete, sign out",
  inBrowser({ scripts: false }, async ({ page, open, url }) => {
    await open("/installed");
    await page.getByLabel("E-mail address").fill("admin@acme.test");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Nothing is connected yet" })
      .waitFor();
    await page.getByRole("link", { name: "Add connector" }).click();
    await page.getByRole("link", { name: "Add WordPress" }).click();
    await page.waitForURL(url("/catalog/wordpress/install"));

    await fillInWordPress(page, "Company blog");
    await page.getByLabel("Site label").fill("A");
    await page.locator("form[novalidate]").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Site label" })
      .waitFor();
    const password = page.getByLabel("Application password");
    assert.equal(await password.inputValue(), "");
    assert.equal(
      await page.getByLabel("Site address").inputValue(),
      "https://blog.acme.test",
    );
    await fillInWordPress(page, "Company blog");
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.getByText("Company blog is added").waitFor();

    const card = cardOf(page, "Company blog");
    await card.getByRole("button", { name: "Activate Company blog" }).click();
    await page.getByText("Company blog is active").waitFor();
    await card.getByText("Active", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Publish targets 1" }).click();
    await cardOf(page, "Company blog").waitFor();

    await page.getByRole("link", { name: "Installed 1" }).click();
    await card.getByRole("link", { name: "Configure Company blog" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Company blog, new");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Company blog, new is saved").waitFor();

    const renamed = cardOf(page, "Company blog, new");
    await renamed.getByRole("button", { name: /^Deactivate/ }).click();
    await renamed.getByText("Inactive").waitFor();
    await renamed.getByRole("button", { name: "More for" }).click();
    await renamed.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("heading", { name: "Delete Company blog, new?" })
      .waitFor();
    await page.getByRole("link", { name: "Keep it" }).click();
    await renamed.getByRole("button", { name: "More for" }).click();
    await renamed.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete connector" }).click();
    await page.getByText("Company blog, new is deleted").waitFor();
    await page.getByRole("heading", { name: "Nothing is connected yet" })
      .waitFor();

    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(url("/sign-in"));
    await open("/installed");
    await page.waitForURL(/\/sign-in\?next=/);
  }),
);

Deno.test(
  "search, theme, tenants and tokens work without scripts",
  inBrowser({ scripts: false, as: "admin" }, async ({ page, open, url }) => {
    await open("/catalog");
    const search = page.getByRole("searchbox", { name: "Search services" });
    await search.fill("medium");
    await search.press("Enter");
    await page.waitForURL(url("/catalog?search=medium"));
    assert.equal(await cardOf(page, "WordPress").count(), 0);

    await page.getByRole("button", { name: "Use dark colours" }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
    assert.equal(page.url(), url("/catalog?search=medium"));

    await page.getByRole("link", { name: "Tokens" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Content scheduler");
    await page.getByRole("button", { name: "Make token" }).click();
    assert.match(await page.getByLabel("New token").inputValue(), /^con_/);
    assert.equal(await page.getByRole("button", { name: "Copy" }).count(), 0);
    await page.getByRole("button", { name: "Revoke Content scheduler" })
      .click();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await page.getByText("The token is revoked").waitFor();
  }),
);

Deno.test(
  "a connector that cannot be activated shows what is missing, without scripts",
  inBrowser({ scripts: false, as: "admin" }, async ({ page, open }) => {
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, "Company blog");
    await page.getByLabel("Application password").fill("");
    await page.getByRole("button", { name: "Add connector" }).click();
    const card = cardOf(page, "Company blog");
    await card.getByRole("button", { name: "Activate Company blog" }).click();
    const summary = page.getByRole("alert");
    await summary.getByRole("link", { name: "Application password" }).click();
    const field = page.getByLabel("Application password", { exact: true });
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await field.fill("test-password");
    await page.getByRole("button", { name: "Save changes" }).click();
    await card.getByRole("button", { name: "Activate Company blog" }).click();
    await card.getByText("Active", { exact: true }).waitFor();
  }),
);

Deno.test(
  "demo mode offers each of the demo's people",
  inBrowser({ mode: "demo", scripts: false }, async ({ page, open }) => {
    await open("/sign-in");
    for (const { name } of DEMO_PEOPLE) {
      await page.getByRole("button", { name }).waitFor();
    }
  }),
);

Deno.test(
  "a session that ends while a form is filled in without scripts costs nothing: sign in elsewhere, and reload",
  inBrowser(
    { scripts: false, as: "admin" },
    async ({ app, context, page, open, complaints }) => {
      await open("/catalog/wordpress/install");
      await fillInWordPress(page, "Company blog");
      const cookies = await context.cookies();
      await context.clearCookies();
      await page.getByRole("button", { name: "Add connector" }).click();
      await page.getByText(/you are signed out. Nothing was changed/)
        .waitFor();
      assert.equal((await app.auditEvents()).length, 0);

      await context.addCookies(cookies);
      await page.reload();
      await page.getByText("Company blog is added").waitFor();
      const { items } = await listInstalled(app.scopeOf("admin"));
      assert.deepEqual(items.map(({ authComplete }) => authComplete), [true]);
      complaints.length = 0;
    },
  ),
);
