import assert from "node:assert/strict";
import { seedDemo } from "../../seeds/demo.ts";
import { DEMO_PASSWORD } from "../../seeds/demo_data.ts";
import { CATALOG_FOLDER, seedCatalog } from "../../seeds/seed.ts";
import { PASSWORD } from "../harness.ts";
import { type BrowserWorld, inBrowser, settle } from "./browser.ts";
import { PLAIN_HOST } from "./chromium.ts";
import { cardOf, fillInWordPress, toast } from "./steps.ts";

async function signIn({ page, open }: BrowserWorld): Promise<void> {
  await open("/");
  await page.getByLabel("E-mail address").fill("admin@acme.test");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Catalog", level: 1 }).waitFor();
  await settle(page);
}

/** From the page of connectors to the publish targets. */
async function activate({ page }: BrowserWorld, name: string): Promise<void> {
  const card = cardOf(page, name);
  await card.getByText("Inactive").waitFor();
  await card.getByRole("button", { name: `Activate ${name}` }).click();
  await toast(page, `${name} is active`).waitFor();
  await card.getByText("Active", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Publish targets 1" }).click();
  await page.getByRole("heading", { name: "Publish targets" }).waitFor();
  await cardOf(page, name).getByText("HTML").waitFor();
}

/** From sign-in to a publish target, by the dialog. */
async function mainFlow(world: BrowserWorld): Promise<void> {
  const { page } = world;
  await signIn(world);
  await page.getByRole("link", { name: "Add WordPress" }).click();
  const dialog = page.getByRole("dialog", { name: "Add WordPress" });
  await fillInWordPress(dialog, "Company blog");
  await dialog.getByRole("button", { name: "Add connector" }).click();
  await toast(page, "Company blog is added").waitFor();
  await dialog.waitFor({ state: "hidden" });
  await cardOf(page, "WordPress").getByText("1 installed").waitFor();
  await page.getByRole("link", { name: "Installed 1" }).click();
  await settle(page);
  await activate(world, "Company blog");
}

Deno.test(
  "main flow: sign in, add by the dialog, activate, publish target",
  inBrowser({}, mainFlow),
);

Deno.test(
  "main flow: the same on the install page's own address",
  inBrowser({ as: "admin" }, async (world) => {
    const { page, open, url } = world;
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, "Company blog");
    await page.getByRole("button", { name: "Add connector" }).click();
    await page.waitForURL(url("/installed"));
    await toast(page, "Company blog is added").waitFor();
    await settle(page);
    await activate(world, "Company blog");
  }),
);

Deno.test(
  "main flow: the toast of a new connector activates it, and takes it back",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, "Company blog");
    await page.getByRole("button", { name: "Add connector" }).click();
    const messages = page.getByRole("status", { name: "Messages" });
    await messages.getByRole("button", { name: "Activate Company blog" })
      .click();
    await cardOf(page, "Company blog").getByText("Active", { exact: true })
      .waitFor();
    await messages.getByRole("button", { name: "Undo Company blog" }).click();
    await cardOf(page, "Company blog").getByText("Inactive").waitFor();
  }),
);

Deno.test(
  "main flow: below a base path, and nothing lies outside of it",
  inBrowser({ basePath: "/features/connectors" }, async (world) => {
    const { page, context, open, url } = world;
    await mainFlow(world);
    const { items: [{ id }] } =
      await (await page.request.get(url("/api/installed"))).json();
    const paths = ["/catalog", "/installed", "/publish-targets", "/tokens"];
    for (const path of [...paths, `/installed/${id}`, "/nowhere"]) {
      await open(path);
      assert.deepEqual(await outsideAddresses(world), [], path);
    }
    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(url("/sign-in"));
    assert.deepEqual(await outsideAddresses(world), []);
    for (const { name, path } of await context.cookies(url("/"))) {
      assert.equal(path, "/features/connectors", name);
    }
  }),
);

/** Links, actions and parts of the page that do not lie below the base path; a service's documentation may. */
function outsideAddresses({ page, url }: BrowserWorld): Promise<string[]> {
  return page.locator("[href], [action], [src]").evaluateAll(
    (all, home) =>
      all.flatMap((element) =>
        ["href", "action", "src"].flatMap((name) => {
          const text = element.getAttribute(name);
          const isOurs = text === null || text.startsWith("#") ||
            new URL(text, document.baseURI).href.startsWith(home) ||
            element.getAttribute("target") === "_blank";
          return isOurs ? [] : [text];
        })
      ),
    url("/"),
  );
}

Deno.test(
  "main flow: over plain http, at an address of a network",
  inBrowser({ host: PLAIN_HOST }, mainFlow),
);

Deno.test(
  "demo mode: one click signs in as one of the demo's people",
  inBrowser({ mode: "demo", empty: true }, async ({ app, page, open }) => {
    await seedCatalog(app.means, CATALOG_FOLDER);
    await seedDemo(app.means);
    await open("/installed?status=error");
    assert.ok(!(await page.content()).includes(`>${DEMO_PASSWORD}`));
    await page.getByRole("button", { name: "Ada Owens" }).click();
    await page.getByRole("heading", { name: "Installed" }).waitFor();
    await cardOf(page, "Engineering blog").getByText("Error").waitFor();
    await page.getByRole("link", { name: "Installed 6" }).waitFor();
  }),
);

Deno.test(
  "outside demo mode the sign-in page offers nobody",
  inBrowser({}, async ({ page, open }) => {
    await open("/sign-in");
    assert.equal(await page.getByText("Demo").count(), 0);
    assert.equal(await page.getByRole("button").count(), 1);
  }),
);
