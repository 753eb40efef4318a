import { newId } from "../../new_id.ts";
import type { Grant } from "../../oauth/client.ts";
import type { OauthClient } from "../../oauth/configuration.ts";
import { readIdentity } from "../../oauth/identity.ts";
import { toScopes } from "../../oauth/settings.ts";
import type { Scope } from "../../scope.ts";
import type { Connector } from "../connector.ts";
import type { Connection } from "./connection.ts";
import { sealGrant } from "./seal_grant.ts";

/** A connection that is not stored yet: sealed tokens, and who they are of. */
export async function draftConnection(
  scope: Scope,
  { id }: Connector,
  { settings }: OauthClient,
  grant: Grant,
): Promise<Connection> {
  const { means: { clock, remote }, actor } = scope;
  return {
    id: newId(clock),
    ...await sealGrant(scope, id, grant),
    tokenUrl: settings.tokenUrl,
    identity: await readIdentity(remote, settings, grant.accessToken),
    scopes: grant.scopes ?? toScopes(settings),
    connectedAt: clock.now().toISOString(),
    connectedBy: { id: actor.id, name: actor.name },
    trouble: null,
    refused: null,
  };
}
