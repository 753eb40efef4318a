import type { AuthType, Capabilities, CatalogEntry } from "../catalog/entry.ts";
import type {
  ActorRef,
  Connector,
  ConnectorStatus,
  JsonObject,
} from "./connector.ts";

/** All that is said of a credential: that it is set, and since when. */
export interface AuthFieldView {
  readonly set: boolean;
  readonly updatedAt: string | null;
}

/** What leaves of a connector. */
export interface ConnectorView {
  readonly id: string;
  readonly catalogKey: string;
  readonly catalogName: string;
  readonly icon: string;
  readonly category: string;
  readonly authType: AuthType;
  readonly name: string;
  /** What tells it from others of its kind, from its config: an address, an account. */
  readonly subtitle: string | null;
  readonly status: ConnectorStatus;
  readonly statusReason: string | null;
  readonly config: JsonObject;
  readonly authFields: Readonly<Record<string, AuthFieldView>>;
  readonly authComplete: boolean;
  readonly tags: readonly string[];
  readonly capabilities: Capabilities;
  readonly createdAt: string;
  readonly createdBy: ActorRef;
  readonly updatedAt: string;
  readonly updatedBy: ActorRef;
  readonly version: number;
}

export function toConnectorView(
  connector: Connector,
  entry: CatalogEntry,
): ConnectorView {
  return {
    id: connector.id,
    catalogKey: connector.catalogKey,
    catalogName: entry.name,
    icon: entry.icon,
    category: entry.category,
    authType: entry.authType,
    name: connector.name,
    subtitle: toSubtitle(connector, entry),
    status: connector.status,
    statusReason: connector.statusReason,
    config: connector.config,
    authFields: toAuthFields(connector, entry),
    authComplete: missingAuthFields(connector.auth, entry).length === 0,
    tags: connector.tags,
    capabilities: entry.capabilities,
    createdAt: connector.createdAt,
    createdBy: toActorRef(connector.createdBy),
    updatedAt: connector.updatedAt,
    updatedBy: toActorRef(connector.updatedBy),
    version: connector.version,
  };
}

/** Names of the fields that activation needs and that are not set, in the schema's order. */
export function missingAuthFields(
  auth: Connector["auth"],
  entry: CatalogEntry,
): readonly string[] {
  const required = entry.authSchema.required;
  if (!Array.isArray(required)) return [];
  return required.filter((field) =>
    typeof field === "string" && !Object.hasOwn(auth, field)
  );
}

/** Names of the fields that the entry's sign-in has, in the schema's order. */
export function authFieldNames(entry: CatalogEntry): readonly string[] {
  const properties = entry.authSchema.properties;
  return properties instanceof Object ? Object.keys(properties) : [];
}

function toAuthFields(
  connector: Connector,
  entry: CatalogEntry,
): Readonly<Record<string, AuthFieldView>> {
  return Object.fromEntries(
    authFieldNames(entry).map((field) => {
      const updatedAt = Object.hasOwn(connector.auth, field)
        ? connector.auth[field]?.updatedAt ?? null
        : null;
      return [field, { set: updatedAt !== null, updatedAt }];
    }),
  );
}

function toSubtitle(connector: Connector, entry: CatalogEntry): string | null {
  if (!entry.subtitleField) return null;
  const value = connector.config[entry.subtitleField];
  return typeof value === "string" ? value : null;
}

function toActorRef({ id, name }: ActorRef): ActorRef {
  return { id, name };
}
