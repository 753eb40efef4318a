import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { CatalogEntryDetailView } from "../../lib/catalog/view.ts";
import { settle } from "../browser/browser.ts";
import { cardOf, toast } from "../browser/steps.ts";
import type { Kind } from "./kinds.ts";
import type { Run } from "./run.ts";

/** The names of the credentials of a kind, with their labels. */
async function readAuthFields({ world }: Run, { key }: Kind) {
  const answer = await world.page.request.get(world.url(`/api/catalog/${key}`));
  const entry: CatalogEntryDetailView = await answer.json();
  const fields = Object.entries(entry.authSchema.properties ?? {});
  return fields.map(([name, { title = "" }]) => ({ name, label: title }));
}

async function typeCredentials(run: Run, kind: Kind, form: Page | Locator) {
  for (const { label } of await readAuthFields(run, kind)) {
    const control = form.getByLabel(label, { exact: true });
    await control.fill(run.secret(`${label} of ${kind.key}, in a form`));
  }
}

/** Refused at first, for a field that is empty; then it is added. */
export async function install(run: Run, kind: Kind): Promise<void> {
  const { page, open } = run.world;
  await open("/catalog");
  await page.locator(`[data-install="${kind.key}"]`).click();
  const dialog = page.getByRole("dialog", { name: /^Add/ });
  await typeCredentials(run, kind, dialog);
  const add = dialog.getByRole("button", { name: "Add connector" });
  await add.click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Name", { exact: true }).fill(`My ${kind.key}`);
  for (const [label, value] of Object.values(kind.fields)) {
    await dialog.getByLabel(label).fill(value);
  }
  await add.click();
  await toast(page, `My ${kind.key} is added`).waitFor();
}

/** What a browser without scripts sends, with a fault in it: the answer is the page with what was typed. */
export async function postRefusedForm(run: Run, kind: Kind): Promise<void> {
  const { page, url } = run.world;
  const form: Record<string, string> = { name: "x" };
  for (const { name } of await readAuthFields(run, kind)) {
    form[`auth.${name}`] = run.secret(`${name} of ${kind.key}, refused`);
  }
  const path = url(`/catalog/${kind.key}/install`);
  const answer = await page.request.post(path, { form });
  assert.equal(answer.status(), 400);
}

/** Replaces a credential: once with a fault beside it, then for good. */
export async function configure(run: Run): Promise<void> {
  const { page, open } = run.world;
  await open("/installed");
  const card = cardOf(page, "My wordpress");
  await card.getByRole("link", { name: "Configure" }).click();
  const dialog = page.getByRole("dialog", { name: "Configure My wordpress" });
  const password = dialog.getByLabel("Application password", { exact: true });
  await password.fill(run.secret("new application password"));
  await dialog.getByLabel("Site label").fill("A");
  const save = dialog.getByRole("button", { name: "Save changes" });
  await save.click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Site label").fill("Acme blog");
  await save.click();
  await toast(page, "My wordpress is saved").waitFor();
}

/** Opens each page once more, now that there is something to give away. */
export async function readEverything(run: Run): Promise<void> {
  const { page, open, url } = run.world;
  const answer = await page.request.get(url("/api/installed?limit=1"));
  const { items: [{ id }] } = await answer.json();
  for (
    const path of [
      "/catalog",
      "/installed",
      `/installed/${id}`,
      `/installed/${id}/status`,
      "/publish-targets",
      "/tokens",
      "/nowhere",
    ]
  ) {
    await open(path);
  }
  for (
    const path of [
      "/api/installed",
      `/api/installed/${id}`,
      "/api/publish-targets",
      "/api/audit",
      "/api/members",
      "/api/tokens",
      "/api/me",
      "/api/openapi.json",
    ]
  ) {
    assert.equal((await page.request.get(url(path))).status(), 200, path);
  }
  await open("/catalog");
  await page.getByRole("button", { name: "Account of" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(url("/sign-in"));
  await settle(page);
}
