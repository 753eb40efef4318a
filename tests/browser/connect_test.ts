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
