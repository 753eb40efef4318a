import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { companyBlog } from "../connector_inputs.ts";
import { inBrowser } from "./browser.ts";
import { cardOf, fillInWordPress, focused, toast } from "./steps.ts";

Deno.test(
  "a double click adds one connector",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, "Company blog");
    await page.getByRole("button", { name: "Add connector" }).dblclick();
    await page.getByRole("link", { name: "Installed 1" }).waitFor();
    await cardOf(page, "Company blog").waitFor();
    assert.equal((await app.auditEvents()).length, 1);
  }),
);

Deno.test(
  "a connector without its sign-in leads to the fields that it lacks when it is activated",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    const auth = { username: "editor" };
    await installConnector(app.scopeOf("admin"), companyBlog({ auth }));
    await open("/installed");
    await page.getByRole("button", { name: "Activate Company blog" }).click();
    const summary = page.getByRole("alert");
    await focused(summary).waitFor();
    await summary.getByRole("link", { name: "Application password" }).click();
    const password = page.getByLabel("Application password", { exact: true });
    await focused(password).waitFor();
    assert.equal(await password.getAttribute("aria-invalid"), "true");
  }),
);

Deno.test(
  "a session that ends while a form is filled in costs nothing of what was typed",
  inBrowser({ as: "admin" }, async ({ context, page, open }) => {
    await open("/catalog");
    await page.getByRole("link", { name: "Add WordPress" }).click();
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    await fillInWordPress(dialog, "Company blog");
    const cookies = await context.cookies();
    await context.clearCookies();
    await dialog.getByRole("button", { name: "Add connector" }).click();
    await dialog.getByRole("alert").getByText(/sign in/i).waitFor();
    const name = dialog.getByLabel("Name", { exact: true });
    assert.equal(await name.inputValue(), "Company blog");

    await context.addCookies(cookies);
    await dialog.getByRole("button", { name: "Add connector" }).click();
    await toast(page, "Company blog is added").waitFor();
  }),
);

Deno.test(
  "a server that cannot be reached costs nothing of what was typed",
  inBrowser({ as: "admin" }, async ({ page, open, url, complaints }) => {
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, "Company blog");
    await page.route(url("/api/connectors"), (route) => route.abort());
    await page.getByRole("button", { name: "Add connector" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("Cannot reach the server").waitFor();
    assert.match(complaints.pop() ?? "", /net::ERR_FAILED/);
    await page.unroute(url("/api/connectors"));
    await page.getByRole("button", { name: "Add connector" }).click();
    await cardOf(page, "Company blog").waitFor();
  }),
);

Deno.test(
  "after sign-out the way back shows nothing",
  inBrowser({ as: "admin" }, async ({ app, page, open, url }) => {
    await installConnector(app.scopeOf("admin"), companyBlog());
    await open("/installed");
    await page.getByRole("button", { name: "Account of" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(url("/sign-in"));
    await page.goBack();
    await page.waitForURL(/\/sign-in\?next=/);
    assert.equal(await page.getByText("Company blog").count(), 0);
  }),
);

Deno.test(
  "what people write is shown as they wrote it, and never as markup",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    const name = `<img src=x onerror=alert(1)> "Ünï" & 'co' </script>`;
    await open("/catalog/wordpress/install");
    await fillInWordPress(page, name);
    await page.getByLabel("Tags").fill(`<b>a</b>, "b"`);
    await page.getByRole("button", { name: "Add connector" }).click();
    await toast(page, `${name} is added`).waitFor();
    const card = cardOf(page, name);
    await card.getByRole("link", { name: "<b>a</b>", exact: true }).waitFor();
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("link", { name: "Delete…" }).click();
    await page.getByRole("dialog", { name: `Delete ${name}?` }).waitFor();
    await page.keyboard.press("Escape");
    const link = card.getByRole("link", { name: "Configure" });
    const path = await link.getAttribute("href") ?? "";
    await link.click();
    const dialog = page.getByRole("dialog", { name: `Configure ${name}` });
    const field = page.getByLabel("Name", { exact: true });
    assert.equal(await field.and(dialog.locator("*")).inputValue(), name);
    await open(path);
    assert.equal(await field.inputValue(), name);
    await page.getByRole("heading", { name, level: 1 }).waitFor();
  }),
);

Deno.test(
  "Escape asks before it throws away what was typed, and nothing typed is nothing asked",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    const asked: string[] = [];
    const answers = [false, true];
    page.on("dialog", (question) => {
      asked.push(question.message());
      return answers.shift() ? question.accept() : question.dismiss();
    });
    await open("/catalog");
    const dialog = page.getByRole("dialog", { name: "Add WordPress" });
    const name = dialog.getByLabel("Name", { exact: true });
    await page.getByRole("link", { name: "Add WordPress" }).click();
    await focused(name).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(asked, []);

    await page.getByRole("link", { name: "Add WordPress" }).click();
    await name.fill("Company blog");
    await page.keyboard.press("Escape");
    assert.equal(await name.inputValue(), "Company blog");
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(asked.map((each) => /typed is lost/.test(each)), [
      true,
      true,
    ]);
  }),
);
