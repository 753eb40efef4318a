import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import { PASSWORD } from "../harness.ts";
import { inBrowser, settle } from "./browser.ts";
import { cardOf, toast } from "./steps.ts";

Deno.test(
  "a member sees what there is, and no control that would be refused",
  inBrowser({ as: "member" }, async ({ app, page, open }) => {
    await installConnector(app.scopeOf("admin"), companyBlog({ auth: {} }));
    await open("/catalog");
    await cardOf(page, "WordPress").getByText("1 installed").waitFor();
    assert.equal(await page.getByRole("link", { name: /^Add/ }).count(), 0);

    await open("/installed");
    const card = cardOf(page, "Company blog");
    await card.getByText("An admin can complete it").waitFor();
    assert.equal(await card.getByRole("button").count(), 0);
    const links = await card.getByRole("link").allTextContents();
    assert.deepEqual(links, ["blog"]);
    assert.equal(
      await page.getByRole("link", { name: "Add connector" }).count(),
      0,
    );
    for (const name of ["Tokens", "Activity"]) {
      assert.equal(await page.getByRole("link", { name }).count(), 0);
    }
  }),
);

Deno.test(
  "a member who types the address of a form is told who may open it",
  inBrowser({ as: "member" }, async ({ app, page, url, open }) => {
    const { id } = await installConnector(app.scopeOf("admin"), companyBlog());
    for (
      const path of [
        "/catalog/wordpress/install",
        `/installed/${id}`,
        `/installed/${id}/delete`,
        `/installed/${id}/status`,
        "/tokens",
        "/activity",
      ]
    ) {
      const answer = await page.goto(url(path));
      assert.equal(answer?.status(), 403, path);
      await page.getByText(/ask an admin or an owner of Acme/).waitFor();
      await page.getByText(/^Request id [\w-]{36}$/).waitFor();
      await page.getByRole("navigation", { name: "Main" }).waitFor();
    }
    await open("/installed");
    await cardOf(page, "Company blog").waitFor();
  }),
);

Deno.test(
  "another tenant's connector is a page that is not there",
  inBrowser({ as: "owner", tenant: "globex" }, async ({ app, page, url }) => {
    const { id } = await installConnector(app.scopeOf("admin"), companyBlog());
    const texts: string[] = [];
    for (const each of [id, crypto.randomUUID()]) {
      const answer = await page.goto(url(`/installed/${each}`));
      assert.equal(answer?.status(), 404);
      const main = await page.getByRole("main").innerText();
      texts.push(main.replace(/[\w-]{36}/g, "ID"));
      assert.doesNotMatch(main, /Company blog/);
    }
    assert.equal(texts[0], texts[1]);
  }),
);

Deno.test(
  "whoever belongs to two tenants switches, with the rights of each",
  inBrowser({}, async ({ app, page, open }) => {
    await installConnector(app.scopeOf("admin"), companyBlog());
    await open("/sign-in");
    await page.getByLabel("E-mail address").fill("both@demo.test");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Add WordPress" }).waitFor();
    await page.getByRole("link", { name: "Installed 1" }).click();
    await cardOf(page, "Company blog").waitFor();

    await page.getByRole("button", { name: "Tenant: Acme. Switch" }).click();
    await page.getByRole("button", { name: "Globex" }).click();
    await toast(page, "Globex").waitFor();
    await settle(page);
    await page.getByText("An admin or an owner can add connectors").waitFor();
    assert.equal(await page.getByText("Company blog").count(), 0);

    await page.getByRole("button", { name: "Tenant: Globex. Switch" }).click();
    await page.getByRole("button", { name: "Acme" }).click();
    await cardOf(page, "Company blog").waitFor();
  }),
);

Deno.test(
  "a stranger is sent to sign in, and from there to where they wanted",
  inBrowser({}, async ({ page, open, url }) => {
    await open("/publish-targets?capability=drafts");
    await page.getByLabel("E-mail address").fill("member@acme.test");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(url("/publish-targets?capability=drafts"));
  }),
);
