import { type Static, Type } from "typebox";
import type { JsonObject } from "./connector.ts";

/** Bounds of what a person types; a connector must fit one KV value of 64 KiB. */
const Name = Type.String({
  minLength: 2,
  maxLength: 255,
  title: "Name",
  description:
    "How the connector is called. Unique in the tenant, whatever its case and spacing.",
  examples: ["Company blog"],
});

const Config = Type.Unsafe<JsonObject>({
  type: "object",
  title: "Configuration",
  description:
    "What the entry's configSchema asks for. Not secret: it is shown again.",
});

const Auth = Type.Unsafe<Readonly<Record<string, string | null>>>({
  type: "object",
  additionalProperties: { type: ["string", "null"] },
  title: "Credentials",
  description:
    "Fields of the entry's authSchema. A field left out keeps what is stored, a string replaces it, null clears it. Never sent back.",
});

const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 50 }), {
  maxItems: 20,
  title: "Tags",
  description: "Words of your own to filter by.",
});

const CatalogKey = Type.String({
  minLength: 1,
  maxLength: 64,
  title: "Service",
  description: "The key of a catalog entry.",
  examples: ["wordpress"],
});

export const InstallConnectorInput = Type.Object({
  catalogKey: CatalogKey,
  name: Name,
  config: Config,
  auth: Type.Optional(Auth),
  tags: Type.Optional(Tags),
}, { additionalProperties: false });

export type InstallConnectorInput = Static<typeof InstallConnectorInput>;

export const UpdateConnectorInput = Type.Object({
  name: Type.Optional(Name),
  config: Type.Optional(Config),
  auth: Type.Optional(Auth),
  tags: Type.Optional(Tags),
  status: Type.Optional(
    Type.Union([
      Type.Literal("inactive"),
      Type.Literal("active"),
      Type.Literal("error"),
    ], { title: "Status" }),
  ),
  statusReason: Type.Optional(Type.String({
    minLength: 1,
    maxLength: 500,
    title: "Reason",
    description:
      "Why it is set to `error`; goes with that status only. Made up from who did it when left out.",
  })),
}, { additionalProperties: false, minProperties: 1 });

export type UpdateConnectorInput = Static<typeof UpdateConnectorInput>;

export const ValidateConfigInput = Type.Object({
  catalogKey: CatalogKey,
  config: Config,
}, { additionalProperties: false });

export type ValidateConfigInput = Static<typeof ValidateConfigInput>;

export const CheckDraftInput = Type.Object({
  catalogKey: CatalogKey,
  config: Config,
  auth: Type.Optional(Auth),
  id: Type.Optional(Type.String({
    minLength: 1,
    maxLength: 200,
    title: "Connector ID",
    description:
      "Id of an installed connector: each credential that is left out is then the stored one.",
  })),
}, { additionalProperties: false });

export type CheckDraftInput = Static<typeof CheckDraftInput>;

const Limit = Type.Integer({
  minimum: 1,
  maximum: 100,
  default: 50,
  title: "Limit",
  description: "Most items of a page.",
});

const Cursor = Type.String({
  minLength: 1,
  maxLength: 200,
  title: "Cursor",
  description: "The nextCursor of the page before.",
});

export const ListInstalledInput = Type.Object({
  search: Type.Optional(Type.String({
    maxLength: 200,
    title: "Search",
    description:
      "Words that must all occur in name, service, subtitle or tags.",
  })),
  category: Type.Optional(Type.String({ maxLength: 64, title: "Category" })),
  status: Type.Optional(
    Type.Union([
      Type.Literal("inactive"),
      Type.Literal("active"),
      Type.Literal("error"),
    ], { title: "Status" }),
  ),
  tag: Type.Optional(Type.String({ maxLength: 50, title: "Tag" })),
  limit: Type.Optional(Limit),
  cursor: Type.Optional(Cursor),
}, { additionalProperties: false });

export type ListInstalledInput = Static<typeof ListInstalledInput>;

export const ListPublishTargetsInput = Type.Object({
  capability: Type.Optional(Type.String({
    maxLength: 64,
    title: "Capability",
    description: "Only targets that have it, such as `postMedia`.",
  })),
  cursor: Type.Optional(Cursor),
}, { additionalProperties: false });

export type ListPublishTargetsInput = Static<typeof ListPublishTargetsInput>;
