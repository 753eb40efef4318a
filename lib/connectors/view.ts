import type { AuthType, Capabilities, CatalogEntry } from "../catalog/entry.ts";
import { type ConnectionView, toConnectionView } from "./connection/view.ts";
import type { CheckCost } from "../remote/check_schema.ts";
import type {
  ActorRef,
  Connector,
  ConnectorStatus,
  JsonObject,
} from "./connector.ts";
import {
  type LastCheckView,
  toCapabilities,
  toLastCheckView,
} from "./last_check.ts";

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
  /** What its last check found; null before the first, and after a change of what was checked. */
  readonly lastCheck: LastCheckView | null;
  /** What testing the connection costs; null where it cannot be tested. */
  readonly checkCost: CheckCost | null;
  readonly config: JsonObject;
  readonly authFields: Readonly<Record<string, AuthFieldView>>;
  readonly authComplete: boolean;
  /** Null for a kind that is not connected to an account by signing in there. */
  readonly connection: ConnectionView | null;
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
    lastCheck: toLastCheckView(connector),
    checkCost: entry.check?.cost ?? null,
    config: connector.config,
    authFields: toAuthFields(connector, entry),
    authComplete: missingAuthFields(connector.auth, entry).length === 0,
    connection: toConnectionView(connector, entry),
    tags: connector.tags,
    capabilities: toCapabilities(connector, entry),
    createdAt: connector.createdAt,
    createdBy: toActorRef(connector.createdBy),
    updatedAt: connector.updatedAt,
    updatedBy: toActorRef(connector.updatedBy),
    version: connector.version,
  };
}

/** Names of the fields that activation needs and that are not set, in the schema's order. */
export function missingAuthFields(
  auth: Readonly<Record<string, unknown>>,
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
