import { type Static, Type } from "typebox";

/** A text with places to fill in from the configuration: `{config.instance_url}`. */
const Template = Type.String({ minLength: 1, maxLength: 2_000 });

/** RFC 6901, or a template that becomes one. */
const Pointer = Type.String({
  pattern: "^(/([^~/]|~[01])*)+$|^\\{config\\.[A-Za-z0-9_-]+\\}$",
  maxLength: 500,
});

const Scope = Type.String({
  pattern: "^[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}$",
});

/** What a connector does with the account, and what it must be allowed for that. */
const Use = Type.Object({
  /** Said to the person before connecting: "Post in your name". */
  use: Type.String({ minLength: 1, maxLength: 100 }),
  /** A list, or a template whose value is split at spaces. */
  scopes: Type.Unsafe<readonly string[] | string>({
    anyOf: [
      { type: "array", items: Scope, minItems: 1, maxItems: 30 },
      Template,
    ],
  }),
  /** Asked only of connectors whose configuration says so. */
  when: Type.Optional(
    Type.Object({ field: Type.String(), equals: Type.Unknown() }, {
      additionalProperties: false,
    }),
  ),
}, { additionalProperties: false });

const ClientAuth = Type.Unsafe<string>({
  anyOf: [
    { enum: ["basic", "post", "none"] },
    { type: "string", pattern: "^\\{config\\.[A-Za-z0-9_-]+\\}$" },
  ],
});

const Switch = Type.Unsafe<boolean | string>({
  anyOf: [
    { type: "boolean" },
    { type: "string", pattern: "^\\{config\\.[A-Za-z0-9_-]+\\}$" },
  ],
});

/**
 * How an `oauth` entry is connected to an account: the code flow of OAuth 2
 * (RFC 6749, RFC 7636). Data only; `settings.ts` fills it in for a connector.
 */
export const OauthSchema = Type.Object({
  authorizationUrl: Template,
  tokenUrl: Template,
  /** RFC 9207: what the service calls itself in its answers; left out, the host of `authorizationUrl` must do. */
  issuer: Type.Optional(Template),
  /** How the app shows who it is at the token endpoint. */
  clientAuth: ClientAuth,
  pkce: Switch,
  uses: Type.Array(Use, { minItems: 1, maxItems: 20 }),
  /** What the service wants beside the standard parameters, such as `access_type=offline`. */
  authorizeParams: Type.Optional(
    Type.Record(Type.String(), Type.String({ maxLength: 500 })),
  ),
  /** Whether access lasts without the person, because it is renewed or does not end; said before connecting where not. */
  refreshable: Type.Boolean(),
  /** Error codes beside invalid_grant by which the service ends a connection for good. */
  refusals: Type.Optional(Type.Array(Type.String())),
  /** Who the account is, asked with the new token. */
  identity: Type.Optional(
    Type.Object({ url: Template, id: Pointer, name: Pointer }, {
      additionalProperties: false,
    }),
  ),
  /** Where an app registers itself (RFC 7591, or as Mastodon does), so that nobody has to. */
  registration: Type.Optional(
    Type.Object({ url: Template }, { additionalProperties: false }),
  ),
}, { additionalProperties: false });

export type OauthSpec = Static<typeof OauthSchema>;
