import type { CheckCost } from "../remote/check_schema.ts";
import type { OauthSpec } from "../oauth/oauth_schema.ts";
import type {
  AuthType,
  Availability,
  Capabilities,
  CatalogEntry,
  JsonSchema,
} from "./entry.ts";

/** What leaves of an entry in a list. */
export interface CatalogEntryView {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly icon: string;
  readonly authType: AuthType;
  readonly authLabel: string;
  readonly availability: Availability;
  readonly availabilityNote: string | null;
  readonly capabilities: Capabilities;
  readonly docsUrl: string;
}

/** What leaves of one entry: also how it is configured. */
export interface CatalogEntryDetailView extends CatalogEntryView {
  readonly configSchema: JsonSchema;
  readonly authSchema: JsonSchema;
  readonly version: number;
  readonly retired: boolean;
  readonly verifiedAt: string | null;
  /** What testing a connection costs; null where it cannot be tested. */
  readonly checkCost: CheckCost | null;
  /** How a connector of it is connected to an account; null where that is not done by signing in there. */
  readonly oauth: OauthView | null;
}

/** What a person needs to know before connecting. */
export interface OauthView {
  /** What is asked for, and what it is for; depends on the configuration where `when` says so. */
  readonly uses: OauthSpec["uses"];
  readonly refreshable: boolean;
  /** Whether the service makes the app by itself, so that client ID and secret may be left empty. */
  readonly registersItself: boolean;
}

const AUTH_LABELS: Readonly<Record<AuthType, string>> = {
  oauth: "OAuth",
  api_key: "API key",
  basic: "User name and password",
  none: "No sign-in",
};

/** Said before install where the entry has no words of its own. */
const NOTES: Readonly<Record<Availability, string | null>> = {
  open: null,
  review: "The service reviews each app before it may publish.",
  approval: "The service gives access on request only.",
  paid: "The service charges for publishing through it.",
  legacy: "The service gives no new access; what exists still works.",
};

export function toCatalogEntryView(entry: CatalogEntry): CatalogEntryView {
  return {
    key: entry.key,
    name: entry.name,
    description: entry.description,
    category: entry.category,
    icon: entry.icon,
    authType: entry.authType,
    authLabel: entry.authLabel ?? AUTH_LABELS[entry.authType],
    availability: entry.availability,
    availabilityNote: entry.availabilityNote ?? NOTES[entry.availability],
    capabilities: entry.capabilities,
    docsUrl: entry.docsUrl,
  };
}

export function toCatalogEntryDetailView(
  entry: CatalogEntry,
): CatalogEntryDetailView {
  return {
    ...toCatalogEntryView(entry),
    configSchema: entry.configSchema,
    authSchema: entry.authSchema,
    version: entry.version,
    retired: entry.retiredAt !== null,
    verifiedAt: entry.verifiedAt ?? null,
    checkCost: entry.check?.cost ?? null,
    oauth: toOauthView(entry),
  };
}

function toOauthView({ oauth }: CatalogEntry): OauthView | null {
  if (oauth === undefined) return null;
  return {
    uses: oauth.uses,
    refreshable: oauth.refreshable,
    registersItself: oauth.registration !== undefined,
  };
}
