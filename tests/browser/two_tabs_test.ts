import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { PASSWORD } from "../harness.ts";
import { type BrowserWorld, inBrowser } from "./browser.ts";
import { fillInWordPress, toast } from "./steps.ts";

/** Signs in who belongs to both tenants. */
async function signInBoth({ page, open }: BrowserWorld): Promise<void> {
  await open("/sign-in");
  await page.getByLabel("E-mail address").fill("both@demo.test");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Catalog" }).waitFor();
}

async function switchTo(other: Page, name: string): Promise<void> {
  await other.getByRole("button", { name: /^Tenant: / }).click();
  await other.getByRole("button", { name, exact: true }).click();
  await toast(other, `You are in ${name} now`).waitFor();
}

Deno.test(
  "a form goes nowhere when another tab has switched the tenant, keeps even its secrets, and is saved after switching back",
  inBrowser({}, async (world) => {
    const { app, context, page, open } = world;
    await signInBoth(world);
    await open("/catalog");
    await page.getByRole("link", { name: "Add WordPress" }).click();
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    await fillInWordPress(dialog, "Company blog");

    const other = await context.newPage();
    await open("/installed", other);
    await switchTo(other, "Globex");
    await dialog.getByRole("button", { name: "Add connector" }).click();
    await dialog.getByRole("alert").getByText(/opened in another tenant/)
      .waitFor();
    assert.equal((await app.auditEvents("globex")).length, 0);
    const password = dialog.getByLabel("Application password", { exact: true });
    assert.equal(await password.inputValue(), "test-password");

    await switchTo(other, "Acme");
    await dialog.getByRole("button", { name: "Add connector" }).click();
    await toast(page, "Company blog is added").waitFor();
    assert.equal((await app.auditEvents("acme")).length, 1);
  }),
);

Deno.test(
  "a page does not mix tenants: its forms and lists are its own, or the page is another one",
  inBrowser({}, async (world) => {
    const { context, page, open, url } = world;
    await signInBoth(world);
    await open("/catalog");
    const other = await context.newPage();
    await open("/installed", other);
    await switchTo(other, "Globex");

    await page.getByRole("searchbox", { name: "Search services" }).fill("word");
    await page.waitForURL(url("/catalog?search=word"));
    await page.getByRole("button", { name: "Tenant: Globex. Switch" })
      .waitFor();
  }),
);
