import { Type } from "typebox";
import { OauthSchema } from "../oauth/oauth_schema.ts";
import { CheckSchema } from "../remote/check_schema.ts";

/** A name that a person reads: one line, no more than a card can hold. */
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

const choice = (...values: readonly string[]) =>
  Type.Unsafe<string>({ enum: values });

/** The capabilities that are drawn; a file may add others of a plain type. */
const Capabilities = Type.Object({
  postText: Type.Optional(Type.Boolean()),
  postMedia: Type.Optional(Type.Boolean()),
  postHtml: Type.Optional(Type.Boolean()),
  postMarkdown: Type.Optional(Type.Boolean()),
  drafts: Type.Optional(Type.Boolean()),
  schedule: Type.Optional(Type.Boolean()),
  maxLength: Type.Optional(Type.Integer({ minimum: 1 })),
  maxImages: Type.Optional(Type.Integer({ minimum: 0 })),
  maxImageBytes: Type.Optional(Type.Integer({ minimum: 1 })),
  maxTags: Type.Optional(Type.Integer({ minimum: 0 })),
}, {
  additionalProperties: { type: ["boolean", "number", "string"] },
  propertyNames: { pattern: "^[a-z][A-Za-z0-9]{0,63}$" },
});

/** Config is an object with named fields: its path is what errors are told at. */
const ConfigSchema = Type.Object({
  type: Type.Literal("object"),
  properties: Type.Record(Type.String(), Type.Object({})),
});

/** Credentials are texts that never come back: sealed one by one, each `writeOnly`. */
const AuthSchema = Type.Object({
  type: Type.Literal("object"),
  properties: Type.Record(
    Type.String(),
    Type.Object({
      type: Type.Literal("string"),
      writeOnly: Type.Literal(true),
    }),
  ),
});

/**
 * What a file of `seeds/catalog/` holds, as JSON Schema. That its two schemas
 * compile, and that its parts fit each other, is checked by `parse_entry.ts`.
 */
export const CatalogEntryFileSchema = Type.Object({
  key: Type.String({ pattern: "^[a-z][a-z0-9_-]{0,63}$" }),
  name: text(60),
  description: text(200),
  category: Type.String({ pattern: "^[a-z][a-z0-9-]{0,31}$" }),
  icon: Type.String({ pattern: "^[a-z0-9-]{1,64}$" }),
  authType: choice("oauth", "api_key", "basic", "none"),
  authLabel: Type.Optional(text(60)),
  availability: choice("open", "review", "approval", "paid", "legacy"),
  availabilityNote: Type.Optional(text(300)),
  capabilities: Capabilities,
  configSchema: ConfigSchema,
  authSchema: AuthSchema,
  check: Type.Optional(CheckSchema),
  oauth: Type.Optional(OauthSchema),
  subtitleField: Type.Optional(text(100)),
  docsUrl: Type.String({ format: "uri", pattern: "^https://" }),
  verifiedAt: Type.Optional(Type.String({ format: "date" })),
}, { additionalProperties: false });
