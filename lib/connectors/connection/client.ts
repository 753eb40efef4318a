import { requireCatalogEntry } from "../../catalog/find_entry.ts";
import type { CatalogEntry } from "../../catalog/entry.ts";
import { AppError } from "../../errors.ts";
import type { AppCredentials, OauthClient } from "../../oauth/configuration.ts";
import { type OauthSettings, toOauthSettings } from "../../oauth/settings.ts";
import { FieldFault } from "../../remote/fill.ts";
import type { Scope } from "../../scope.ts";
import { openField } from "../../secrets/seal.ts";
import type { Connector } from "../connector.ts";
import { authPlace } from "../draft.ts";
import { openToken } from "./tokens.ts";

/** How the connector is connected. Throws `conflict`, at the field that is at fault. */
export async function requireSettings(
  scope: Scope,
  connector: Connector,
): Promise<OauthSettings> {
  const entry = await requireCatalogEntry(scope, connector.catalogKey);
  try {
    const settings = toOauthSettings(entry, connector.config);
    if (settings) return settings;
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error;
    throw cannotConnect(error.path, error.message);
  }
  throw new AppError(
    "conflict",
    `Cannot connect: ${entry.name} is not connected by signing in there`,
  );
}

/** The app that a person has typed in, or that has registered itself; null where neither is there. */
export async function readApp(
  scope: Scope,
  connector: Connector,
): Promise<AppCredentials | null> {
  const { id, auth, oauthApp } = connector;
  const open = async (field: string) => {
    const sealed = Object.hasOwn(auth, field) ? auth[field] : undefined;
    if (sealed === undefined) return null;
    return await openField(scope.means, authPlace(scope, id, field), sealed);
  };
  const clientId = await open("client_id");
  if (clientId !== null) {
    return { clientId, clientSecret: await open("client_secret") };
  }
  if (oauthApp === undefined) return null;
  const { clientId: sealedId, clientSecret } = oauthApp;
  const place = (field: "client_id" | "client_secret") => ({
    connectorId: id,
    field,
  });
  return {
    clientId: await openToken(scope, place("client_id"), sealedId),
    clientSecret: clientSecret === undefined
      ? null
      : await openToken(scope, place("client_secret"), clientSecret),
  };
}

/** Client and settings for a connector that has its app. Throws `conflict`. */
export async function requireClient(
  scope: Scope,
  connector: Connector,
): Promise<OauthClient> {
  const settings = await requireSettings(scope, connector);
  const app = await readApp(scope, connector);
  if (app === null) throw cannotConnect("auth.client_id", MISSING);
  return { settings, app, remote: scope.means.remote };
}

export const MISSING = "This is needed to connect";

export function cannotConnect(path: string, sentence: string): AppError {
  if (path === "") {
    return new AppError("conflict", `Cannot connect: ${sentence}`);
  }
  return new AppError("conflict", `Cannot connect: look at ${path}`, {
    errors: { [path]: [sentence] },
  });
}

/** Whether the entry says how connectors of its kind are connected. */
export function isConnectable({ oauth }: CatalogEntry): boolean {
  return oauth !== undefined;
}
