import assert from "node:assert/strict";
import { findConnector } from "../../lib/connectors/find.ts";
import { installConnector } from "../../lib/connectors/install.ts";
import type { Remote } from "../../lib/remote/remote.ts";
import { doorTo, ownApp, seedOwnAppKind } from "../remote/oauth_world.ts";
import {
  type OauthService,
  startOauthService,
} from "../remote/oauth_service.ts";
import { type BrowserWorld, inBrowser } from "./browser.ts";
import { cardOf, toast } from "./steps.ts";

/** The story in a world whose service knows the app's own redirect URL, which is known last. */
function withService(
  options: { readonly scripts?: boolean; readonly basePath?: string },
  story: (world: BrowserWorld, service: OauthService) => Promise<void>,
): () => Promise<void> {
  let service: OauthService | undefined;
  const remote: Remote = (request) => {
    assert.ok(service);
    return doorTo(service)(request);
  };
  const leadsTo = (url: string) =>
    service !== undefined && url.startsWith(`${service.origin}/`);
  return inBrowser(
    { as: "admin", remote, leadsTo, ...options },
    async (world) => {
      const redirectUrl = world.url("/oauth/callback");
      await using opened = await startOauthService({ redirectUrl });
      service = opened;
      await seedOwnAppKind(world.app.means);
      await story(world, opened);
    },
  );
}

async function connectFromCard(
  { app, page, open, url }: BrowserWorld,
  service: OauthService,
): Promise<void> {
  const scope = app.scopeOf("admin");
  const { id } = await installConnector(scope, ownApp(service));
  await open("/installed");
  const card = cardOf(page, "Own app");
  await card.getByText("Not connected yet").waitFor();
  await card.getByRole("button", { name: "Connect Own app" }).click();
  await page.waitForURL(url(`/installed/${id}`));
  await toast(page, "Own app is connected as @ada").waitFor();
  const { connection } = await findConnector(scope, id);
  assert.equal(connection?.identity, "@ada");
  await page.getByText("Connected as @ada since").waitFor();
}

Deno.test(
  "connect: from the card to the service and back, under the content security policy",
  withService({}, connectFromCard),
);

Deno.test(
  "connect: the same without scripts, below a base path",
  withService(
    { scripts: false, basePath: "/features/connectors" },
    connectFromCard,
  ),
);

Deno.test(
  "the redirect URL can be copied from the dialog, too",
  inBrowser({ as: "admin" }, async ({ context, page, open, url }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await open("/catalog");
    await page.getByRole("link", { name: "Add LinkedIn" }).click();
    const dialog = page.getByRole("dialog", { name: "Add LinkedIn" });
    await dialog.getByRole("button", { name: "Copy" }).click();
    await dialog.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      url("/oauth/callback"),
    );
  }),
);

Deno.test(
  "activating before connecting says so, beside the button that connects",
  withService({}, async ({ app, page, open }, service) => {
    await installConnector(app.scopeOf("admin"), ownApp(service));
    await open("/installed");
    await page.getByRole("button", { name: "Activate Own app" }).click();
    await toast(page, "connect it to an account first").waitFor();
    await page.getByRole("button", { name: "Connect Own app" }).waitFor();
  }),
);
