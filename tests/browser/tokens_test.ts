import assert from "node:assert/strict";
import { inBrowser } from "./browser.ts";
import { cardOf, toast } from "./steps.ts";

Deno.test(
  "a token is shown once, works, and ends when it is revoked",
  inBrowser({ as: "owner" }, async ({ context, page, open, url }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open("/tokens");
    await page.getByLabel("Name", { exact: true }).fill("Content scheduler");
    await page.getByRole("radio", { name: /^Admin/ }).check();
    await page.getByRole("button", { name: "Make token" }).click();
    const secret = await page.getByLabel("New token").inputValue();
    assert.match(secret, /^con_/);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      secret,
    );

    const ask = () =>
      fetch(url("/api/me"), { headers: { authorization: `Bearer ${secret}` } });
    const me = await (await ask()).json();
    assert.equal(me.role, "admin");

    await open("/tokens");
    await cardOf(page, "Content scheduler").getByText("Role admin").waitFor();
    assert.ok(!(await page.content()).includes(secret));
    await page.getByRole("button", { name: "Revoke Content scheduler" })
      .click();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await toast(page, "The token is revoked").waitFor();
    await page.getByRole("heading", { name: "No program has a token yet" })
      .waitFor();
    const refused = await ask();
    assert.equal(refused.status, 401);
    await refused.body?.cancel();
  }),
);

Deno.test(
  "a token without a name is refused at the name",
  inBrowser({ as: "owner" }, async ({ page, open }) => {
    await open("/tokens");
    await page.getByLabel("Name", { exact: true }).fill(" ");
    await page.getByRole("button", { name: "Make token" }).click();
    const name = page.getByLabel("Name", { exact: true });
    await page.getByRole("alert").getByRole("link", { name: "Name" }).click();
    assert.equal(await name.getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByLabel("New token").count(), 0);
  }),
);
