import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  refreshTokenGrant,
  type TokenEndpointResponse,
} from "openid-client";
import { type OauthClient, toConfiguration } from "./configuration.ts";
import { toGrantFailure } from "./grant_failure.ts";
import { splitScopes, toScopes } from "./settings.ts";

/** What the service gives for a code or a refresh token. */
export interface Grant {
  readonly accessToken: string;
  /** Null where none came, which says nothing of the one before. */
  readonly refreshToken: string | null;
  readonly expiresInSeconds: number | null;
  /** Null where the service does not say, which means all that were asked for. */
  readonly scopes: readonly string[] | null;
}

export interface AuthorizeRequest {
  readonly redirectUrl: string;
  readonly state: string;
  /** RFC 7636; null where the service does not know it. */
  readonly verifier: string | null;
}

/** Where the person's browser is sent to. */
export async function toAuthorizeUrl(
  client: OauthClient,
  { redirectUrl, state, verifier }: AuthorizeRequest,
): Promise<URL> {
  const { settings } = client;
  const challenge = verifier === null ? {} : {
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  };
  const scopes = toScopes(settings);
  return buildAuthorizationUrl(toConfiguration(client, []), {
    ...settings.authorizeParams,
    redirect_uri: redirectUrl,
    state,
    ...(scopes.length > 0 ? { scope: scopes.join(" ") } : {}),
    ...challenge,
  });
}

/** Changes the answer's code for tokens. Throws a GrantFailure. */
export async function exchangeCode(
  client: OauthClient,
  params: URLSearchParams,
  { redirectUrl, state, verifier }: AuthorizeRequest,
): Promise<Grant> {
  const secrets = [params.get("code") ?? "", verifier ?? ""];
  const config = toConfiguration(client, secrets, params.get("iss"));
  const answered = new URL(redirectUrl);
  answered.search = params.toString();
  try {
    const checks = {
      expectedState: state,
      ...(verifier === null ? {} : { pkceCodeVerifier: verifier }),
    };
    return toGrant(await authorizationCodeGrant(config, answered, checks));
  } catch (error) {
    throw toGrantFailure(error, client, secrets);
  }
}

/** Changes a refresh token for a new access token. Throws a GrantFailure. */
export async function renewGrant(
  client: OauthClient,
  refreshToken: string,
): Promise<Grant> {
  const config = toConfiguration(client, [refreshToken]);
  try {
    return toGrant(await refreshTokenGrant(config, refreshToken));
  } catch (error) {
    throw toGrantFailure(error, client, [refreshToken]);
  }
}

function toGrant(answer: TokenEndpointResponse): Grant {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresInSeconds: answer.expires_in ?? null,
    scopes: answer.scope === undefined ? null : splitScopes(answer.scope),
  };
}
