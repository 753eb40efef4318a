import assert from "node:assert/strict";
import { parseCatalogEntry } from "../../lib/catalog/parse_entry.ts";
import { syncCatalog } from "../../lib/catalog/sync.ts";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import { listPublishTargets } from "../../lib/connectors/publish_targets.ts";
import { updateConnector } from "../../lib/connectors/update.ts";
import type { Remote, RemoteRequest } from "../../lib/remote/remote.ts";
import { createTestApp } from "../harness.ts";
import { refusal } from "../refusal.ts";
import { REDIRECT_URL } from "../remote/oauth_service.ts";
import { begin, finish } from "../remote/oauth_world.ts";

const page = new URL("../../docs/adding-a-connector.md", import.meta.url);

async function filesOfThePage(): Promise<readonly string[]> {
  const text = await Deno.readTextFile(page);
  return [...text.matchAll(/```json\n(.*?)```/gs)].map(([, file = ""]) => file);
}

async function fileOfThePage(): Promise<string> {
  return (await filesOfThePage())[0] ?? "";
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

Deno.test("the icons in docs/adding-a-connector.md exist", async () => {
  for (const file of await filesOfThePage()) {
    const { icon } = JSON.parse(file);
    const svg = new URL(
      `../../node_modules/@tabler/icons/icons/outline/${icon}.svg`,
      import.meta.url,
    );
    assert((await Deno.stat(svg)).isFile);
  }
});

/** An instance as its documentation says: it makes an app, gives a token that does not end, and knows its owner. */
function instance(asked: RemoteRequest[]): Remote {
  const answers: Readonly<Record<string, object>> = {
    "/api/v1/apps": { client_id: "made-id", client_secret: "made-secret" },
    "/oauth/token": { access_token: "made-token", token_type: "Bearer" },
    "/api/v1/accounts/verify_credentials": { id: "1", acct: "acme" },
  };
  return (request) => {
    asked.push(request);
    const answer = answers[new URL(request.url).pathname];
    return Promise.resolve({
      status: answer ? 200 : 404,
      headers: new Headers(),
      text: JSON.stringify(answer ?? {}),
      latencyMs: 1,
    });
  };
}

Deno.test("the Mastodon of docs/adding-a-connector.md registers its own app, once, and connects", async () => {
  const asked: RemoteRequest[] = [];
  await using app = await createTestApp({ remote: instance(asked) });
  const [, file = ""] = await filesOfThePage();
  await syncCatalog(app.means, [parseCatalogEntry("mastodon.json", file)]);
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, {
    catalogKey: "mastodon",
    name: "Fediverse",
    config: { instance_url: "https://social.example.com/" },
  });
  await begin({ scope }, id);
  const url = await begin({ scope }, id);
  assert.equal(url.searchParams.get("client_id"), "made-id");
  assert.equal(
    url.origin + url.pathname,
    "https://social.example.com/oauth/authorize",
  );
  const [registration, ...others] = asked;
  assert.equal(others.length, 0);
  assert.deepEqual(
    Object.fromEntries(new URLSearchParams(registration?.body)),
    {
      client_name: "Connectors",
      redirect_uris: REDIRECT_URL,
      scopes: "read:accounts write:statuses write:media",
      website: "http://127.0.0.1:8000",
    },
  );
  const state = url.searchParams.get("state") ?? "";
  const answered = new URL(REDIRECT_URL);
  answered.search = String(new URLSearchParams({ code: "test-code", state }));
  const result = await finish({ scope }, answered);
  assert.equal(result.kind === "connected" && result.identity, "acme");
  assert.match(asked[1]?.body ?? "", /client_secret=made-secret/);
  const { connection } = await findConnector(scope, id);
  assert.deepEqual([connection?.connected, connection?.expiresAt], [
    true,
    null,
  ]);

  const config = { instance_url: "https://other.example.com" };
  await updateConnector(scope, { id }, { config });
  await begin({ scope }, id);
  assert.equal(asked.at(-1)?.url, "https://other.example.com/api/v1/apps");
});

Deno.test("the Mastodon of docs/adding-a-connector.md says why an instance takes no app", async () => {
  const remote: Remote = () =>
    Promise.resolve({
      status: 422,
      headers: new Headers(),
      text: '{"error":"Validation failed: Redirect URI is invalid"}',
      latencyMs: 1,
    });
  await using app = await createTestApp({ remote });
  const [, file = ""] = await filesOfThePage();
  await syncCatalog(app.means, [parseCatalogEntry("mastodon.json", file)]);
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, {
    catalogKey: "mastodon",
    name: "Fediverse",
    config: { instance_url: "https://social.example.com" },
  });
  const { message } = await refusal("conflict", () => begin({ scope }, id));
  assert.match(
    message,
    /social\.example\.com did not take .* Redirect URI is invalid/,
  );
});
