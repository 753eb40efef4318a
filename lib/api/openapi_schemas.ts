import type { TSchema } from "typebox";
import type { SchemaObject } from "./document.ts";
import { AuditEventSchema } from "./schemas/audit.ts";
import {
  CapabilitiesSchema,
  CatalogEntryDetailViewSchema,
  CatalogEntryViewSchema,
} from "./schemas/catalog.ts";
import { ActorRefSchema, ProblemSchema } from "./schemas/common.ts";
import {
  CheckViewSchema,
  ConnectorViewSchema,
  PublishTargetSchema,
  ValidateConfigResultSchema,
} from "./schemas/connector.ts";
import {
  MemberViewSchema,
  NewTokenSchema,
  ProfileSchema,
  TokenViewSchema,
} from "./schemas/identity.ts";

/** What the document names. A schema within another is found by its title. */
export const COMPONENTS: Readonly<Record<string, TSchema>> = {
  Actor: ActorRefSchema,
  AuditEvent: AuditEventSchema,
  Capabilities: CapabilitiesSchema,
  CatalogEntry: CatalogEntryViewSchema,
  CatalogEntryDetail: CatalogEntryDetailViewSchema,
  Check: CheckViewSchema,
  Connector: ConnectorViewSchema,
  Member: MemberViewSchema,
  NewToken: NewTokenSchema,
  Problem: ProblemSchema,
  Profile: ProfileSchema,
  PublishTarget: PublishTargetSchema,
  Token: TokenViewSchema,
  ValidateConfigResult: ValidateConfigResultSchema,
};

const TITLES: ReadonlySet<unknown> = new Set(Object.keys(COMPONENTS));

/** The schema as the document holds it: a copy, with references for the named ones inside. */
export function toSchema(schema: TSchema): SchemaObject {
  return withReferences(schema, schema);
}

/** The same, or a reference where the schema itself is a named one. */
export function toSchemaOrReference(schema: TSchema): SchemaObject {
  return withReferences(schema, null);
}

/** TypeBox schemas are JSON Schema, so their JSON is the document's part. */
function withReferences(schema: TSchema, root: TSchema | null): SchemaObject {
  return JSON.parse(JSON.stringify(schema, (_key, value) => {
    if (!(value instanceof Object) || value === root) return value;
    const name = "title" in value ? value.title : undefined;
    return TITLES.has(name) ? { $ref: `#/components/schemas/${name}` } : value;
  }));
}
