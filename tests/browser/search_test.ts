import assert from "node:assert/strict";
import { installConnector } from "../../lib/connectors/install.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { companyBlog, marketingX } from "../connector_inputs.ts";
import { type BrowserWorld, inBrowser, settle } from "./browser.ts";
import { cardOf, focused } from "./steps.ts";

/** How many there are, as said to someone who cannot see the list. */
const announced = ({ page }: BrowserWorld, text: string) =>
  page.getByRole("search").getByRole("status").getByText(text);

Deno.test(
  "LiveSearch narrows the catalog while typing, says the count, and keeps it in the address",
  inBrowser({ as: "admin" }, async (world) => {
    const { page, open, url } = world;
    await open("/catalog");
    await cardOf(page, "Medium").waitFor();
    const search = page.getByRole("searchbox", { name: "Search services" });
    await search.pressSequentially("wordp");
    await announced(world, "1 service").waitFor();
    await cardOf(page, "Medium").waitFor({ state: "detached" });
    await cardOf(page, "WordPress").waitFor();
    assert.equal(page.url(), url("/catalog?search=wordp"));
    await focused(search).waitFor();
    assert.equal(await search.inputValue(), "wordp");

    await search.fill("nothing like it");
    await page.getByRole("heading", { name: "No service matches" }).waitFor();
    await announced(world, "0 services").waitFor();
    await search.fill("");
    await announced(world, "4 services").waitFor();
    assert.equal(page.url(), url("/catalog"));
  }),
);

Deno.test(
  "LiveSearch leaves the way back where it was",
  inBrowser({ as: "admin" }, async (world) => {
    const { page, open, url } = world;
    await open("/publish-targets");
    await page.getByRole("link", { name: "Catalog" }).click();
    await page.waitForURL(url("/catalog"));
    await settle(page);
    const search = page.getByRole("searchbox", { name: "Search services" });
    await search.fill("wordp");
    await announced(world, "1 service").waitFor();
    await page.getByRole("link", { name: "Add WordPress" }).waitFor();
    await page.getByRole("link", { name: "Installed" }).click();
    await page.waitForURL(url("/installed"));
    await page.goBack();
    await page.waitForURL(url("/catalog?search=wordp"));
    assert.equal(await search.inputValue(), "wordp");
    await cardOf(page, "Medium").waitFor({ state: "detached" });
    await page.goBack();
    await page.waitForURL(url("/publish-targets"));
  }),
);

Deno.test(
  "the catalog narrows by category, together with the search",
  inBrowser({ as: "admin" }, async (world) => {
    const { page, open, url } = world;
    await open("/catalog?search=post");
    const categories = page.getByRole("navigation", { name: "Category" });
    await categories.getByRole("link", { name: "Social" }).click();
    await page.waitForURL(url("/catalog?search=post&category=social"));
    await cardOf(page, "WordPress").waitFor({ state: "detached" });
    await cardOf(page, "X (Twitter)").waitFor();
    await settle(page);
    const search = page.getByRole("searchbox", { name: "Search services" });
    await search.fill("x");
    await page.waitForURL(/search=x&category=social$/);
  }),
);

Deno.test(
  "the connectors narrow by words, status and tag",
  inBrowser({ as: "admin" }, async (world) => {
    const { app, page, open, url } = world;
    const scope = app.scopeOf("admin");
    await installConnector(scope, marketingX({ tags: ["launch"] }));
    const blog = await installConnector(scope, companyBlog());
    await updateConnector(scope, blog, { status: "active" });
    await open("/installed");
    const search = page.getByRole("searchbox", { name: "Search connectors" });
    await search.fill("MARKET");
    await announced(world, "1 connector").waitFor();
    await cardOf(page, "Company blog").waitFor({ state: "detached" });
    await search.fill("zzz");
    await page.getByRole("link", { name: "Show all connectors" }).click();
    await page.waitForURL(url("/installed"));

    const states = page.getByRole("navigation", { name: "Status" });
    await states.getByRole("link", { name: "Active 1", exact: true }).click();
    await page.waitForURL(url("/installed?status=active"));
    await cardOf(page, "Company blog").waitFor();
    assert.equal(await cardOf(page, "Marketing X").count(), 0);

    await open("/installed");
    await page.getByRole("link", { name: "launch" }).click();
    await page.waitForURL(url("/installed?tag=launch"));
    assert.equal(await cardOf(page, "Company blog").count(), 0);
    await page.getByRole("link", { name: "Tag: launch" }).click();
    await cardOf(page, "Company blog").waitFor();
  }),
);

Deno.test(
  "the publish targets narrow by what they can do",
  inBrowser({ as: "member" }, async ({ app, page, open }) => {
    const scope = app.scopeOf("admin");
    const blog = await installConnector(scope, companyBlog());
    await updateConnector(scope, blog, { status: "active" });
    await open("/publish-targets");
    const can = page.getByRole("navigation", { name: "Capability" });
    await can.getByRole("link", { name: "HTML" }).click();
    await cardOf(page, "Company blog").waitFor();
    await can.getByRole("link", { name: "Markdown" }).click();
    await page.getByRole("heading", { name: "No active connector can do this" })
      .waitFor();
  }),
);
