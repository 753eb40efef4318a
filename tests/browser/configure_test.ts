import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { installConnector } from "../../lib/connectors/install.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { companyBlog } from "../connector_inputs.ts";
import type { TestApp } from "../harness.ts";
import { inBrowser } from "./browser.ts";
import { focused, toast } from "./steps.ts";

/** What KV holds of the connector's credentials, as it is. */
async function sealedAuth(app: TestApp, id: string) {
  const { tenant } = app.scopeOf("admin");
  const key = ["tenant", tenant.id, "connectors", id];
  const { value } = await app.means.kv.get<
    { auth: Record<string, { sealed: unknown }> }
  >(key);
  assert.ok(value);
  return value.auth;
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save changes" }).click();
}

const install = (app: TestApp) =>
  installConnector(app.scopeOf("admin"), companyBlog());

Deno.test(
  "ConnectorForm keeps credentials that nobody touches, to the byte",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    const { id } = await install(app);
    const before = await sealedAuth(app, id);
    await open("/installed");
    await page.getByRole("link", { name: "Configure Company blog" }).click();
    const dialog = page.getByRole("dialog", { name: "Configure Company blog" });
    await dialog.getByLabel("Site label").fill("Acme blog, English");
    const password = dialog.getByLabel("Application password", { exact: true });
    assert.equal(await password.inputValue(), "");
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await toast(page, "Company blog is saved").waitFor();
    const { config } = await findConnector(app.scopeOf("admin"), id);
    assert.equal(config.site_label, "Acme blog, English");
    assert.deepEqual(await sealedAuth(app, id), before);
  }),
);

Deno.test(
  "ConnectorForm replaces one credential and removes another",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    const { id } = await install(app);
    const before = await sealedAuth(app, id);
    await open(`/installed/${id}`);
    await page.getByLabel("Application password", { exact: true })
      .fill("another-test-password");
    await page.getByLabel("Remove User name").check();
    await save(page);
    await toast(page, "Company blog is saved").waitFor();
    const after = await sealedAuth(app, id);
    assert.notDeepEqual(
      after.application_password,
      before.application_password,
    );
    assert.equal(after.username, undefined);
    const { authFields } = await findConnector(app.scopeOf("admin"), id);
    assert.equal(authFields.username?.set, false);

    await open(`/installed/${id}`);
    assert.equal(await page.getByLabel("Remove User name").count(), 0);
    const password = page.getByLabel("Application password", { exact: true });
    assert.equal(await password.inputValue(), "");
    assert.doesNotMatch(await page.content(), /test-password/);
  }),
);

Deno.test(
  "no page holds a stored credential",
  inBrowser({ as: "admin" }, async ({ app, page, open }) => {
    const { id } = await install(app);
    for (
      const path of ["/installed", `/installed/${id}`, "/publish-targets"]
    ) {
      await open(path);
      assert.doesNotMatch(await page.content(), /test-password/, path);
    }
    await open("/installed");
    await page.getByRole("link", { name: "Configure Company blog" }).click();
    await page.getByLabel("Site label").waitFor();
    assert.doesNotMatch(await page.content(), /test-password/);
  }),
);

Deno.test(
  "ConnectorForm says that a second tab saved first, keeps the input, and saves when told again",
  inBrowser({ as: "admin" }, async ({ app, context, page, open }) => {
    const { id } = await install(app);
    const second = await context.newPage();
    await open(`/installed/${id}`);
    await open(`/installed/${id}`, second);
    await second.getByLabel("Site label").fill("Second tab");
    await save(second);
    await toast(second, "Company blog is saved").waitFor();

    const label = page.getByLabel("Site label");
    await label.fill("First tab");
    await save(page);
    await focused(page.locator("#error-summary")).waitFor();
    await page.getByText("Nothing was saved, and what you typed is below")
      .waitFor();
    assert.equal(await label.inputValue(), "First tab");
    const labelNow = async () =>
      (await findConnector(app.scopeOf("admin"), id)).config.site_label;
    assert.equal(await labelNow(), "Second tab");

    await save(page);
    await toast(page, "Company blog is saved").waitFor();
    assert.equal(await labelNow(), "First tab");
  }),
);
