import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { requireAccessible } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { focused } from "./steps.ts";

const PLAYGROUND = "/catalog/playground";
const WIDGETS = `${PLAYGROUND}?example=widgets`;
const DEMO = { as: "admin", mode: "demo" } as const;

/** What the form comes to, as the page shows it, once it says so. */
async function requireValue(
  page: Page,
  fits: (value: Record<string, unknown>) => boolean,
): Promise<void> {
  const shown = page.getByLabel("Value as JSON");
  let text = "";
  for (let round = 0; round < 100; round++) {
    text = await shown.innerText();
    if (text.startsWith("{") && fits(JSON.parse(text))) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`The value is ${text}`);
}

/** Waits for what the form says to those who do not see it. */
async function requireSaid(page: Page, text: string): Promise<void> {
  await page.locator("form [role=status]").getByText(text).waitFor({
    state: "attached",
  });
}

/** Shows a schema of the test's own. */
async function paste(page: Page, schema: unknown): Promise<void> {
  await page.getByLabel("Schema").fill(JSON.stringify(schema));
}

Deno.test(
  "axe finds nothing on a page that shows every control",
  inBrowser(DEMO, async ({ page, open }) => {
    await open(WIDGETS);
    await requireAccessible(page, "every control");
    await page.getByLabel("Fill in Proxy").check();
    await page.getByLabel("Alias: No value (null)").check();
    await page.getByLabel("Name", { exact: true }).fill("A");
    await page.getByText(/2 characters/).first().waitFor();
    await requireAccessible(page, "every control, with errors");
  }),
);

Deno.test(
  "a form of every control fits a phone, and twice the size of text",
  inBrowser({ ...DEMO, width: 320 }, async ({ page, open }) => {
    await open(WIDGETS);
    await page.getByLabel("Fill in Proxy").check();
    await page.getByLabel("Fill in Menu").first().check();
    const width = () =>
      page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
    assert.ok(await width() <= 320, `${await width()}`);
    await page.setViewportSize({ width: 640, height: 900 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    assert.ok(await width() <= 640, `${await width()} at 200 %`);
  }),
);

Deno.test(
  "controls and buttons of a form are 24 pixels or more each way",
  inBrowser(DEMO, async ({ page, open }) => {
    await open(WIDGETS);
    const small = await page.evaluate(() => {
      const seen = document.querySelectorAll<HTMLElement>(
        "form button:not(.sr-only), form summary, form label:has(input), form select, form input:not([type=hidden], [type=radio], [type=checkbox])",
      );
      return [...seen].filter((each) => each.checkVisibility()).flatMap(
        (each) => {
          const { width, height } = each.getBoundingClientRect();
          return Math.min(width, height) >= 24 ? [] : [each.outerHTML];
        },
      );
    });
    assert.deepEqual(small, []);
  }),
);

Deno.test(
  "a chooser keeps what was typed in each branch, and sends the chosen one",
  inBrowser(DEMO, async ({ page, open }) => {
    await open(PLAYGROUND);
    await page.getByLabel("Host").fill("mail.example.com");
    await page.getByLabel("Password").fill("test-password");
    await page.getByLabel("Amazon SES").check();
    await page.getByLabel("Region").fill("eu-west-1");
    await requireValue(
      page,
      ({ delivery }) =>
        JSON.stringify(delivery) === '{"kind":"ses","region":"eu-west-1"}',
    );
    await page.getByLabel("SMTP server").check();
    await page.getByLabel("Host").waitFor();
    assert.equal(
      await page.getByLabel("Host").inputValue(),
      "mail.example.com",
    );
    assert.equal(
      await page.getByLabel("Password").inputValue(),
      "test-password",
    );
    await page.getByLabel("Amazon SES").check();
    await page.getByLabel("Region").waitFor();
    assert.equal(await page.getByLabel("Region").inputValue(), "eu-west-1");
  }),
);

Deno.test(
  "a list is filled, ordered and emptied by keys alone, and says what happens",
  inBrowser(DEMO, async ({ page, open }) => {
    await open(PLAYGROUND);
    await paste(page, {
      properties: {
        tags: {
          type: "array",
          title: "Tags",
          items: { type: "string", title: "Tag" },
        },
      },
    });
    await page.getByRole("button", { name: "Add tag" }).focus();
    await page.keyboard.press("Enter");
    await focused(page.getByLabel("Tag 1", { exact: true })).waitFor();
    await requireSaid(page, "Tag 1 added");
    await page.keyboard.type("one");
    await page.getByRole("button", { name: "Add tag" }).press("Enter");
    await focused(page.getByLabel("Tag 2", { exact: true })).waitFor();
    await page.keyboard.type("two");
    await requireValue(page, ({ tags }) => String(tags) === "one,two");

    await page.keyboard.press("Alt+ArrowUp");
    await requireSaid(page, "Moved to place 1 of 2");
    await requireValue(page, ({ tags }) => String(tags) === "two,one");
    await focused(page.getByRole("button", { name: "Move Tag 1 down" }))
      .waitFor();
    await page.keyboard.press("Enter");
    await requireSaid(page, "Moved to place 2 of 2");
    await requireValue(page, ({ tags }) => String(tags) === "one,two");

    await page.getByRole("button", { name: "Remove Tag 1" }).press("Enter");
    await requireSaid(page, "Tag 1 removed");
    await requireValue(page, ({ tags }) => String(tags) === "two");
    await focused(page.getByRole("button", { name: "Remove Tag 1" })).waitFor();
  }),
);

Deno.test(
  "a condition shows and hides its field as the answer changes",
  inBrowser(DEMO, async ({ page, open }) => {
    await open(WIDGETS);
    const vat = page.getByLabel("VAT number");
    assert.equal(await vat.count(), 0);
    await page.getByRole("radio", { name: "company" }).check();
    await vat.fill("ATU00000000");
    await requireValue(page, (value) => value.vat === "ATU00000000");
    await page.getByRole("radio", { name: "team" }).check();
    await vat.waitFor({ state: "detached" });
    await requireValue(page, (value) => !("vat" in value));
    await page.getByRole("radio", { name: "company" }).check();
    await vat.waitFor();
    assert.equal(await vat.inputValue(), "ATU00000000");
  }),
);

Deno.test(
  "a form keeps the focus and what is typed while it is drawn anew",
  inBrowser(DEMO, async ({ page, open }) => {
    await open(WIDGETS);
    const name = page.getByLabel("Name", { exact: true });
    await page.route("**/catalog/playground", async (route) => {
      await new Promise((done) => setTimeout(done, 200));
      await route.continue();
    });
    await name.focus();
    await name.pressSequentially("Company blog, the long one", { delay: 40 });
    await requireValue(
      page,
      (value) => value.name === "Company blog, the long one",
    );
    await focused(name).waitFor();
  }),
);

Deno.test(
  "ConnectorForm judges a field as it is left, only those touched, and the last answer counts",
  inBrowser({ as: "admin" }, async ({ page, open }) => {
    await open("/catalog/wordpress/install");
    let asked = 0;
    await page.route("**/api/validate-config", async (route) => {
      const isFirst = ++asked === 1;
      const response = await route.fetch();
      if (isFirst) await new Promise((done) => setTimeout(done, 1_000));
      await route.fulfill({ response });
    });
    const address = page.getByLabel("Site address");
    await address.fill("blog");
    await address.blur();
    await page.waitForTimeout(400);
    await address.fill("https://blog.acme.test");
    await address.blur();
    await page.waitForTimeout(1_300);
    assert.equal(asked, 2);
    assert.equal(await address.getAttribute("aria-invalid"), null);
    const label = page.getByLabel("Site label");
    assert.equal(await label.getAttribute("aria-invalid"), null);

    await label.focus();
    await label.blur();
    await page.getByText('Fill in "Site label"').first().waitFor();
    assert.equal(await label.getAttribute("aria-invalid"), "true");
    await requireSaid(page, "Site label");
  }),
);

Deno.test(
  "a form works without scripts: rows, a chooser, a condition, a part on demand",
  inBrowser({ ...DEMO, scripts: false }, async ({ page, open }) => {
    await open(WIDGETS);
    await page.getByLabel("Name", { exact: true }).fill("Company blog");
    await page.getByRole("radio", { name: "company" }).check();
    await page.getByRole("button", { name: "Update form" }).last().click();
    await page.getByLabel("VAT number").fill("ATU00000000");
    await page.getByRole("button", { name: "Add tag" }).click();
    await focused(page.getByLabel("Tag 3", { exact: true })).waitFor();
    await page.keyboard.type("third");
    await page.getByRole("button", { name: "Move Tag 3 up" }).click();
    await page.getByRole("radio", { name: "User and password" }).check();
    await page.getByRole("button", { name: "Update form" }).first().click();
    await page.getByLabel("User", { exact: true }).fill("editor");
    await page.getByLabel("Fill in Menu").first().check();
    await page.getByRole("button", { name: "Fill in Menu" }).click();
    await page.getByRole("button", { name: "Check" }).click();
    await requireValue(
      page,
      (value) =>
        value.name === "Company blog" && value.vat === "ATU00000000" &&
        String(value.tags) === "news,third,launch" &&
        JSON.stringify(value.auth) === '{"type":"basic","user":"editor"}' &&
        JSON.stringify(value.tree) === '{"child":{}}',
    );
  }),
);
