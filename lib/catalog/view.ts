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
  readonly verifiedAt: string;
}

export function toCatalogEntryView(entry: CatalogEntry): CatalogEntryView {
  return {
    key: entry.key,
    name: entry.name,
    description: entry.description,
    category: entry.category,
    icon: entry.icon,
    authType: entry.authType,
    authLabel: entry.authLabel,
    availability: entry.availability,
    availabilityNote: entry.availabilityNote ?? null,
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
    verifiedAt: entry.verifiedAt,
  };
}
