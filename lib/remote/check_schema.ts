import { type Static, Type } from "typebox";
import { Pointer, RULE, RuleSchema } from "./rule_schema.ts";

/** A text with places to fill in: `{config.base_url}`, `{auth.token}`; see `template.ts`. */
const Template = Type.String({ minLength: 1, maxLength: 4_000 });

/** Said to a person, in full sentences. */
const Detail = Type.String({ minLength: 1, maxLength: 300 });

const choice = <const Text extends string>(...texts: readonly Text[]) =>
  Type.Unsafe<Text>({ enum: texts });

const Reason = choice(
  "rejected",
  "missing_permission",
  "unexpected_answer",
);

/** Where the credentials go, beside the templates of path and body. */
const Credentials = Type.Object({
  basic: Type.Optional(
    Type.Object({ username: Template, password: Template }, {
      additionalProperties: false,
    }),
  ),
  bearer: Type.Optional(Template),
  header: Type.Optional(
    Type.Object({ name: Template, value: Template }, {
      additionalProperties: false,
    }),
  ),
  query: Type.Optional(
    Type.Object({ name: Template, value: Template }, {
      additionalProperties: false,
    }),
  ),
  /** HMAC-SHA-256 over the body, as standardwebhooks.com says; one signature for each secret that is there. */
  standardWebhooks: Type.Optional(
    Type.Object({ secrets: Type.Array(Template, { minItems: 1 }) }, {
      additionalProperties: false,
    }),
  ),
  /** A token made for this request: `Authorization: <scheme> <HS256 JWT>`. */
  jwt: Type.Optional(
    Type.Object({
      key: Template,
      /** How the key is written; `kid:hex` is Ghost's. */
      keyForm: choice("kid:hex", "hex", "base64", "text"),
      scheme: Type.Optional(Type.String({ pattern: "^[A-Za-z][\\w-]*$" })),
      audience: Type.Optional(Template),
      issuer: Type.Optional(Template),
      subject: Type.Optional(Template),
      expiresInSeconds: Type.Optional(
        Type.Integer({ minimum: 10, maximum: 3_600 }),
      ),
    }, { additionalProperties: false }),
  ),
}, { additionalProperties: false, minProperties: 1 });

/** One of four ways to write a body. */
const Body = Type.Object({
  /** Any JSON; its texts are templates. */
  json: Type.Optional(Type.Unknown()),
  form: Type.Optional(Type.Record(Type.String(), Template)),
  text: Type.Optional(
    Type.Object({ template: Template, contentType: Type.String() }, {
      additionalProperties: false,
    }),
  ),
  /** The query goes as it is, without places to fill in: values go into the variables. */
  graphql: Type.Optional(
    Type.Object({
      query: Type.String({ minLength: 1, maxLength: 4_000 }),
      variables: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }, { additionalProperties: false }),
  ),
}, { additionalProperties: false, minProperties: 1, maxProperties: 1 });

const Step = Type.Object({
  method: Type.Optional(choice("GET", "POST", "PUT", "PATCH")),
  /** Of several, the next is asked where one answers 404, or with a web page. */
  url: Type.Unsafe<string | readonly string[]>({
    type: ["string", "array"],
    minLength: 1,
    maxLength: 2_000,
    minItems: 1,
    maxItems: 3,
    items: Template,
  }),
  headers: Type.Optional(Type.Record(Type.String(), Template)),
  credentials: Type.Optional(Credentials),
  body: Type.Optional(Body),
  /** Left out, any 2xx is a success. */
  success: Type.Optional(RuleSchema),
  /** What the credentials must allow; asked of a success. */
  requires: Type.Optional(
    Type.Array(
      Type.Object({ rule: RuleSchema, detail: Detail }, {
        additionalProperties: false,
      }),
    ),
  ),
  /** What an answer means that is no success: the first that fits. */
  failures: Type.Optional(
    Type.Array(
      Type.Object({ when: RuleSchema, reason: Reason, detail: Detail }, {
        additionalProperties: false,
      }),
    ),
  ),
  /** Where the service says why, for a person. */
  message: Type.Optional(Pointer),
  /** Values for later steps, secret like credentials: `{captured.name}`. */
  captures: Type.Optional(
    Type.Record(Type.String({ pattern: "^[a-z][a-z0-9_]*$" }), Pointer),
  ),
  /** Capabilities that the service knows better than the entry, by name. */
  learns: Type.Optional(
    Type.Record(Type.String({ pattern: "^[a-z][A-Za-z0-9]{0,63}$" }), Pointer),
  ),
}, { additionalProperties: false });

/**
 * How an entry finds out whose credentials these are and whether they work:
 * requests, and what their answers mean. Data only; `check.ts` runs it.
 */
export const CheckSchema = Type.Object({
  /** `metered` ones cost the team money, and are asked for by people only. */
  cost: choice("free", "metered"),
  /** The documentation that it follows. */
  docsUrl: Type.Optional(Type.String({ format: "uri", pattern: "^https://" })),
  steps: Type.Array(Step, { minItems: 1, maxItems: 5 }),
  /** Who this is, in the last answer: `id` never changes, `name` is what a person knows. */
  identity: Type.Optional(
    Type.Object({ id: Type.Optional(Template), name: Template }, {
      additionalProperties: false,
    }),
  ),
  /** Fields of authSchema that name the account, and so may be read in the identity. */
  accountFields: Type.Optional(Type.Array(Type.String())),
}, {
  $id: "https://schemas.invalid/check",
  $defs: { rule: RULE },
  additionalProperties: false,
});

export type CheckSpec = Static<typeof CheckSchema>;
export type CheckStep = Static<typeof Step>;
export type CheckCost = CheckSpec["cost"];
