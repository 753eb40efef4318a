import { requireCatalogEntry } from "../lib/catalog/find_entry.ts";
import { acceptConnection } from "../lib/connectors/connection/accept.ts";
import type { Connection } from "../lib/connectors/connection/connection.ts";
import { sealGrant } from "../lib/connectors/connection/seal_grant.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";
import { newId } from "../lib/new_id.ts";
import { toOauthSettings, toScopes } from "../lib/oauth/settings.ts";
import type { Scope } from "../lib/scope.ts";

/** As if somebody had been at the service and back. */
export async function connectDemo(
  scope: Scope,
  { id, catalogKey, config }: ConnectorView,
  account: string,
): Promise<void> {
  const entry = await requireCatalogEntry(scope, catalogKey);
  const settings = toOauthSettings(entry, config);
  if (settings === null) return;
  const { clock } = scope.means;
  const sealed = await sealGrant(scope, id, {
    accessToken: "demo-access-token",
    refreshToken: "demo-refresh-token",
    expiresInSeconds: 7_200,
    scopes: null,
  });
  const connection: Connection = {
    ...sealed,
    id: newId(clock),
    tokenUrl: settings.tokenUrl,
    identity: { id: account, name: account },
    scopes: toScopes(settings),
    connectedAt: clock.now().toISOString(),
    connectedBy: { id: scope.actor.id, name: scope.actor.name },
    trouble: null,
    refused: null,
  };
  await acceptConnection(scope, id, { connection, replaces: null });
}
