import assert from "node:assert/strict";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { syncCatalog } from "../../lib/catalog/sync.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listPublishTargets } from "../../lib/connectors/publish_targets.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import { createTestApp } from "../harness.ts";

const page = new URL("../../docs/adding-a-connector.md", import.meta.url);

async function fileOfThePage(): Promise<string> {
  const text = await Deno.readTextFile(page);
  return /```json\n(.*?)```/s.exec(text)?.[1] ?? "";
}

Deno.test("the file in docs/adding-a-connector.md becomes a kind that can be installed and published to", async () => {
  await using app = await createTestApp();
  const entry = parseCatalogEntry("devto.json", await fileOfThePage());
  await syncCatalog(app.means, [entry]);
  const scope = app.scopeOf("admin");
  const connector = await installConnector(scope, {
    catalogKey: "devto",
    name: "Acme on DEV",
    config: {
      account_label: "Acme",
      default_tags: ["news"],
      publish_at_once: false,
    },
    auth: { api_key: "test-key" },
  });
  await updateConnector(scope, connector, { status: "active" });
  const { items } = await listPublishTargets(scope, {
    capability: "postMarkdown",
  });
  assert.deepEqual(items.map((item) => item.catalogName), ["DEV"]);
});

Deno.test("the icon in docs/adding-a-connector.md exists", async () => {
  const { icon } = JSON.parse(await fileOfThePage());
  const svg = new URL(
    `../../node_modules/@tabler/icons/icons/outline/${icon}.svg`,
    import.meta.url,
  );
  assert((await Deno.stat(svg)).isFile);
});
