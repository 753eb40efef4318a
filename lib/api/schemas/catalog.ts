import { Type } from "typebox";
import type { Capabilities, JsonSchema } from "../../catalog/entry.ts";
import type { CatalogList } from "../../catalog/list.ts";
import type {
  CatalogEntryDetailView,
  CatalogEntryView,
  OauthView,
} from "../../catalog/view.ts";
import { describes, literals } from "./describes.ts";
import { nullable } from "./common.ts";

export const CapabilitiesSchema = Type.Unsafe<Capabilities>({
  type: "object",
  title: "Capabilities",
  description: "What can be published there. Others may stand beside these.",
  properties: {
    postText: { type: "boolean" },
    postMedia: { type: "boolean" },
    postHtml: { type: "boolean" },
    postMarkdown: { type: "boolean" },
    drafts: { type: "boolean" },
    schedule: { type: "boolean" },
    maxLength: {
      type: "integer",
      description: "Most characters of one post.",
    },
    maxImages: { type: "integer" },
    maxImageBytes: { type: "integer" },
    maxTags: { type: "integer" },
  },
  additionalProperties: { type: ["boolean", "number", "string"] },
});

export const AuthTypeSchema = literals(["oauth", "api_key", "basic", "none"], {
  description: "How the service authenticates.",
});

export const CheckCostSchema = literals(["free", "metered"], {
  description:
    "What testing a connection costs: `metered` ones are charged for by the service. Null where it cannot be tested.",
});

const entryFields = {
  key: Type.String({ examples: ["wordpress"] }),
  name: Type.String({ examples: ["WordPress"] }),
  description: Type.String(),
  category: Type.String({ examples: ["blog"] }),
  icon: Type.String({
    description: "Name of an outline icon of Tabler Icons.",
  }),
  authType: AuthTypeSchema,
  authLabel: Type.String({
    description: "How its sign-in is called.",
    examples: ["Application password"],
  }),
  availability: literals(["open", "review", "approval", "paid", "legacy"], {
    description: "How a new team gets access to the service.",
  }),
  availabilityNote: nullable(Type.String()),
  capabilities: CapabilitiesSchema,
  docsUrl: Type.String({ format: "uri" }),
};

export const CatalogEntryViewSchema = describes<CatalogEntryView>()(
  Type.Object(entryFields, { title: "CatalogEntry" }),
);

export const CatalogListSchema = describes<CatalogList>()(
  Type.Object({ items: Type.Array(CatalogEntryViewSchema) }),
);

const SchemaDocument = Type.Unsafe<JsonSchema>({
  type: "object",
  description: "A JSON Schema.",
});

const OauthViewSchema = describes<OauthView>()(Type.Object({
  uses: Type.Unsafe<OauthView["uses"]>({
    type: "array",
    items: { type: "object" },
    description:
      "What is asked for: `use` in words, its `scopes`, and `when` it depends on the configuration.",
  }),
  refreshable: Type.Boolean({
    description: "Whether access can be renewed without a person.",
  }),
  registersItself: Type.Boolean({
    description: "Whether client ID and secret may be left empty.",
  }),
}, {
  title: "Oauth",
  description: "How it is connected to an account; null for other kinds.",
}));

export const CatalogEntryDetailViewSchema = describes<CatalogEntryDetailView>()(
  Type.Object({
    ...entryFields,
    configSchema: SchemaDocument,
    authSchema: SchemaDocument,
    version: Type.Integer({ minimum: 1 }),
    retired: Type.Boolean({
      description: "Gone from the catalog; still works where it is installed.",
    }),
    verifiedAt: nullable(Type.String({
      format: "date",
      description: "When its facts were checked against the service's own.",
    })),
    checkCost: nullable(CheckCostSchema),
    oauth: nullable(OauthViewSchema),
  }, { title: "CatalogEntryDetail" }),
);
