import type { OauthSpec } from "../oauth/oauth_schema.ts";
import type { CheckSpec } from "../remote/check_schema.ts";

/** A JSON Schema document; what it may hold is checked by `entry_schema.ts` and Ajv. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export type AuthType = "oauth" | "api_key" | "basic" | "none";

/** How a new team gets access to the service; anything but `open` is said before install. */
export type Availability = "open" | "review" | "approval" | "paid" | "legacy";

/**
 * What can be published to a connector. The named ones are typed and drawn;
 * others may stand beside them and pass through to whoever asks for targets.
 */
export interface Capabilities {
  readonly postText?: boolean;
  readonly postMedia?: boolean;
  readonly postHtml?: boolean;
  readonly postMarkdown?: boolean;
  readonly drafts?: boolean;
  readonly schedule?: boolean;
  /** Most characters of one post. */
  readonly maxLength?: number;
  readonly maxImages?: number;
  readonly maxImageBytes?: number;
  readonly maxTags?: number;
  readonly [capability: string]: boolean | number | string | undefined;
}

/** One kind of service, as its JSON file says it (`seeds/catalog/*.json`). */
export interface CatalogEntryFile {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  /** Name of an outline icon of Tabler Icons, such as `brand-wordpress`. */
  readonly icon: string;
  readonly authType: AuthType;
  /** How its sign-in is called on a card, such as "Application password"; by its authType where left out. */
  readonly authLabel?: string;
  readonly availability: Availability;
  /** Said before install when `availability` is not `open`. */
  readonly availabilityNote?: string;
  readonly capabilities: Capabilities;
  readonly configSchema: JsonSchema;
  readonly authSchema: JsonSchema;
  /** How to find out whether a connector works; without it nobody can. */
  readonly check?: CheckSpec;
  /** How it is connected to an account, where `authType` is `oauth`. */
  readonly oauth?: OauthSpec;
  /** Name of the config field that tells two connectors of this kind apart on a card. */
  readonly subtitleField?: string;
  readonly docsUrl: string;
  /** The day (YYYY-MM-DD) on which its facts were checked against the service's documentation. */
  readonly verifiedAt?: string;
}

/** Stored at `["catalog", key]`. */
export interface CatalogEntry extends CatalogEntryFile {
  /** Grows with each change of the file; compiled validators hang on it. */
  readonly version: number;
  /** When its file went away: hidden from the catalog, still working where it is installed. */
  readonly retiredAt: string | null;
  readonly updatedAt: string;
}
