import type { CatalogEntryFile } from "../catalog/entry.ts";
import { ownValue } from "../forms/paths.ts";
import { FieldFault, type Filling } from "../remote/fill.ts";
import { addressFieldOf, fillUrl } from "../remote/fill_url.ts";
import {
  fillOptional,
  missingPath,
  requireFilled,
  toFilling,
} from "./filled.ts";
import type { OauthSpec } from "./oauth_schema.ts";

export type ClientAuthMethod = "basic" | "post" | "none";

export interface OauthUse {
  readonly use: string;
  readonly scopes: readonly string[];
}

/** The entry's `oauth` block, filled in for one connector. */
export interface OauthSettings {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly issuer: string | null;
  readonly clientAuth: ClientAuthMethod;
  readonly pkce: boolean;
  readonly uses: readonly OauthUse[];
  readonly authorizeParams: Readonly<Record<string, string>>;
  /** Error codes that end a connection for good. */
  readonly refusals: readonly string[];
  readonly identity:
    | { readonly url: string; readonly id: string; readonly name: string }
    | null;
  readonly registrationUrl: string | null;
}

type Config = Readonly<Record<string, unknown>>;

type OauthEntry = Pick<CatalogEntryFile, "oauth" | "configSchema">;

/**
 * Null for an entry that is not connected this way. Throws a FieldFault where
 * the configuration lacks what the flow needs.
 */
export function toOauthSettings(
  entry: OauthEntry,
  config: Config,
): OauthSettings | null {
  const { oauth } = entry;
  if (oauth === undefined) return null;
  const filling = toFilling(entry, config);
  const url = (template: string) => {
    requireFilled(template, filling);
    return fillUrl(template, filling);
  };
  const authorizationUrl = url(oauth.authorizationUrl);
  const tokenUrl = url(oauth.tokenUrl);
  requireWebAddress(oauth, { authorizationUrl, tokenUrl });
  return {
    authorizationUrl,
    tokenUrl,
    issuer: oauth.issuer ? url(oauth.issuer) : null,
    clientAuth: toClientAuth(fillOptional(oauth.clientAuth, filling)),
    pkce: fillOptional(String(oauth.pkce), filling) === "true",
    uses: toUses({ ...entry, uses: oauth.uses }, config),
    authorizeParams: oauth.authorizeParams ?? {},
    refusals: ["invalid_grant", ...(oauth.refusals ?? [])],
    identity: toIdentity(oauth, filling),
    registrationUrl: oauth.registration ? url(oauth.registration.url) : null,
  };
}

/** All scopes that are asked for, each once. */
export function toScopes(
  { uses }: Pick<OauthSettings, "uses">,
): readonly string[] {
  return [...new Set(uses.flatMap(({ scopes }) => scopes))];
}

/** What the connector is for, with what that takes; a use that asks for nothing is left out. */
export function toUses(
  { uses, configSchema }: {
    readonly uses: OauthSpec["uses"];
    readonly configSchema: CatalogEntryFile["configSchema"];
  },
  config: Config,
): readonly OauthUse[] {
  const filling = toFilling({ configSchema }, config);
  return uses
    .filter(({ when }) =>
      when === undefined || ownValue(config, when.field) === when.equals
    )
    .map(({ use, scopes }) => ({
      use,
      scopes: typeof scopes === "string"
        ? splitScopes(fillOptional(scopes, filling))
        : scopes,
    }))
    .filter(({ scopes }) => scopes.length > 0);
}

/** Spaces by RFC 6749; LinkedIn and others answer with commas. */
export function splitScopes(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Anything but the other two is the safest of them. */
function toClientAuth(text: string): ClientAuthMethod {
  return text === "post" || text === "none" ? text : "basic";
}

/**
 * The person's browser goes there, past the door: https, or http where the
 * door judges the same host at the token endpoint.
 */
function requireWebAddress(
  oauth: OauthSpec,
  { authorizationUrl, tokenUrl }: Pick<
    OauthSettings,
    "authorizationUrl" | "tokenUrl"
  >,
): void {
  const { protocol, origin } = new URL(authorizationUrl);
  if (protocol === "https:") return;
  if (protocol === "http:" && origin === new URL(tokenUrl).origin) return;
  throw new FieldFault(
    addressFieldOf(oauth.authorizationUrl) ?? "",
    "Enter an address that begins with https://",
  );
}

/** Nobody is asked who it is where the address for that, or the place in the answer, is left empty. */
function toIdentity(
  { identity }: OauthSpec,
  filling: Filling,
): OauthSettings["identity"] {
  if (identity === undefined) return null;
  const [id, name] = [identity.id, identity.name]
    .map((pointer) => fillOptional(pointer, filling));
  const isAsked = id && name && missingPath(identity.url, filling) === null;
  return isAsked ? { url: fillUrl(identity.url, filling), id, name } : null;
}
