import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { createSetupLink } from "../../lib/identity/setup/create_link.ts";
import { seedDemo } from "../../seeds/demo.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import type { TestApp } from "../harness.ts";
import { requireAccessible } from "./axe.ts";
import { inBrowser, settle } from "./browser.ts";
import { fillInWordPress, toast } from "./steps.ts";

/** The demo's connectors: all kinds, all states, long names, tags, sign-in that is missing. */
async function installAll({ means, scopeOf }: TestApp): Promise<string> {
  await seedDemo(means);
  const { id } = await installConnector(
    scopeOf("admin"),
    companyBlog({ name: "Company blog, English" }),
  );
  return id;
}

Deno.test(
  "axe finds nothing: sign-in, with demo accounts, refused",
  inBrowser({ mode: "demo" }, async ({ page, open }) => {
    await open("/sign-in");
    await requireAccessible(page, "sign-in");
    await page.getByLabel("E-mail address").fill("admin@acme.test");
    await page.getByLabel("Password").fill("not-the-password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("alert").waitFor();
    await requireAccessible(page, "sign-in, refused");
  }),
);

Deno.test(
  "axe finds nothing: catalog, dialog, form with errors, form on its page",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog");
    await requireAccessible(page, "catalog");
    await page.getByRole("link", { name: "Add WordPress" }).click();
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    await fillInWordPress(dialog, "Company blog");
    await requireAccessible(page, "catalog, dialog");
    await dialog.getByLabel("Site label").fill("");
    await dialog.getByLabel("Author ID").fill("0");
    await dialog.getByRole("button", { name: "Add connector" }).click();
    await dialog.getByRole("alert").waitFor();
    await requireAccessible(page, "catalog, dialog with errors");
    await open("/catalog?search=zzz");
    await requireAccessible(page, "catalog, nothing found");
    for (const key of ["twitter", "linkedin", "medium"]) {
      await open(`/catalog/${key}/install`);
      await requireAccessible(page, `install ${key}`);
    }
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.getByRole("alert").waitFor();
    await requireAccessible(page, "install medium with errors");
  }),
);

Deno.test(
  "axe finds nothing: installed, menu, toast, delete, configure, status",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    const id = await installAll(app);
    await open("/installed");
    await requireAccessible(page, "installed");
    await page.getByRole("button", { name: "Activate Company blog, English" })
      .click();
    await toast(page, "is active").waitFor();
    await requireAccessible(page, "installed, toast");
    await page.getByRole("button", { name: "More for Company blog, English" })
      .click();
    await requireAccessible(page, "installed, menu");
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("dialog").waitFor();
    await requireAccessible(page, "installed, delete");
    await open("/installed?tag=press&search=zzz");
    await requireAccessible(page, "installed, nothing found");
    for (const path of ["", "/status", "/delete"]) {
      await open(`/installed/${id}${path}`);
      await requireAccessible(page, `configure${path}`);
    }
  }),
);

Deno.test(
  "axe finds nothing: a connector in error, one that another tab has changed",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    const scope = app.scopeOf("admin");
    const connector = await installConnector(scope, marketingX());
    const change = { status: "error", statusReason: "Posts fail" } as const;
    await updateConnector(scope, connector, change);
    await open(`/installed/${connector.id}`);
    await requireAccessible(page, "configure, in error");
    await updateConnector(scope, { id: connector.id }, { name: "X of Acme" });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Look at the present version").waitFor();
    await requireAccessible(page, "configure, stale");
  }),
);

Deno.test(
  "axe finds nothing: installed and publish targets, empty; not allowed, not there",
  inBrowser({ as: "member" }, async ({ page, open }) => {
    for (
      const path of [
        "/installed",
        "/publish-targets",
        "/publish-targets?capability=drafts",
        "/tokens",
        "/activity",
        "/nowhere",
      ]
    ) {
      await open(path);
      await requireAccessible(page, path);
    }
  }),
);

Deno.test(
  "axe finds nothing: publish targets, tokens, a new token, account menu, tenants",
  inBrowser(
    { as: "member", tenant: "globex" },
    async ({ app, context, page, open, url }) => {
      await installAll(app);
      await open("/installed");
      await page.getByRole("button", { name: "Tenant: Globex. Switch" })
        .click();
      await requireAccessible(page, "tenants");
      await page.getByRole("button", { name: "Acme" }).click();
      await toast(page, "Acme").waitFor();
      await settle(page);
      await page.getByRole("button", { name: "Account of" }).click();
      await requireAccessible(page, "account menu");

      await open("/publish-targets");
      await requireAccessible(page, "publish targets");
      const [name = "", value = ""] = (await app.cookieOf("owner")).split("=");
      await context.addCookies([{ name, value, url: url("/") }]);
      await open("/tokens");
      await requireAccessible(page, "tokens");
      await page.getByRole("button", { name: "Revoke Demo" }).click();
      await requireAccessible(page, "tokens, revoke");
      await open("/tokens");
      await page.getByLabel("Name", { exact: true }).fill("Content scheduler");
      await page.getByRole("button", { name: "Make token" }).click();
      await page.getByLabel("New token").waitFor();
      await requireAccessible(page, "tokens, a new one");
      await open("/activity");
      await page.getByRole("link", { name: "need attention" }).or(
        page.getByRole("link", { name: "needs attention" }),
      ).waitFor();
      await requireAccessible(page, "activity");
    },
  ),
);

Deno.test(
  "axe finds nothing: set-up, its link when it has ended, the API's page",
  inBrowser({ empty: true }, async ({ app, page, open }) => {
    const { secret } = await createSetupLink(app.means);
    await open(`/set-up?key=${secret}`);
    await requireAccessible(page, "set-up");
    await page.getByLabel("Name of your team").fill("Acme");
    await page.getByLabel("Your name").fill("Ada Owens");
    await page.getByLabel("E-mail address").fill("ada@acme.test");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await page.getByRole("alert").waitFor();
    await requireAccessible(page, "set-up, refused");
    await open("/set-up?key=ended");
    await requireAccessible(page, "set-up, ended");
    await open("/api/docs");
    await requireAccessible(page, "API");
  }),
);
