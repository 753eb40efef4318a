import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  None,
} from "openid-client";
import type { Remote } from "../remote/remote.ts";
import type { OauthSettings } from "./settings.ts";
import { createTokenFetch } from "./token_fetch.ts";

/** The app at the service: the tenant's own. */
export interface AppCredentials {
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
}

export interface OauthClient {
  readonly settings: OauthSettings;
  readonly app: AppCredentials;
  readonly remote: Remote;
}

/** Whether http may be used, and how long an answer may take, is for the door to say. */
export function toConfiguration(
  { settings, app, remote }: OauthClient,
  secrets: readonly string[],
  answeredIssuer: string | null = null,
): Configuration {
  const config = new Configuration(
    {
      issuer: toIssuer(settings, answeredIssuer),
      authorization_endpoint: settings.authorizationUrl,
      token_endpoint: settings.tokenUrl,
    },
    app.clientId,
    {},
    toClientAuth(settings, app),
  );
  allowInsecureRequests(config);
  config.timeout = 0;
  const own = app.clientSecret === null ? [] : [app.clientSecret];
  config[customFetch] = createTokenFetch(remote, [...own, ...secrets]);
  return config;
}

/**
 * RFC 9207: an answer that names its issuer must come from the service that
 * the person was sent to. Where the entry does not say the name, one of the
 * same host will do.
 */
function toIssuer(
  { issuer, authorizationUrl }: OauthSettings,
  answered: string | null,
): string {
  if (issuer !== null) return issuer;
  const { origin } = new URL(authorizationUrl);
  const isSameHost = answered !== null && URL.canParse(answered) &&
    new URL(answered).origin === origin;
  return isSameHost ? answered : origin;
}

function toClientAuth(
  { clientAuth }: OauthSettings,
  { clientSecret }: AppCredentials,
): ClientAuth {
  if (clientAuth === "none" || clientSecret === null) return None();
  return clientAuth === "post"
    ? ClientSecretPost(clientSecret)
    : ClientSecretBasic(clientSecret);
}
