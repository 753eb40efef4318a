import type { Locator, Page } from "playwright-core";

/** The card of a connector, or the row of a target or a token, by its heading. */
export function cardOf(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({
    has: page.getByRole("heading", { name, exact: true }),
  });
}

/** What was just said in the corner. */
export function toast(page: Page, text: string): Locator {
  return page.getByRole("status", { name: "Messages" }).getByText(text);
}

/** The control that has the focus, if it is this one. */
export function focused(control: Locator): Locator {
  return control.and(control.page().locator(":focus"));
}

/** Fills in all that WordPress asks for before it can be activated. */
export async function fillInWordPress(form: Page | Locator, name: string) {
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("Site address").fill("https://blog.acme.test");
  await form.getByLabel("Site label").fill("Acme blog");
  await form.getByLabel("User name").fill("editor");
  await form.getByLabel("Application password").fill("test-password");
}
