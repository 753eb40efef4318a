import { Type } from "typebox";
import type { JsonObject } from "../../connectors/connector.ts";
import type { PublishTarget } from "../../connectors/publish_targets.ts";
import type { ValidateConfigResult } from "../../connectors/validate_config.ts";
import type { AuthFieldView, ConnectorView } from "../../connectors/view.ts";
import type { FieldErrors } from "../../errors.ts";
import type { Page } from "../../kv/page.ts";
import { AuthTypeSchema, CapabilitiesSchema } from "./catalog.ts";
import { ActorRefSchema, Id, nullable, pageOf, Time } from "./common.ts";
import { describes, literals } from "./describes.ts";

const AuthFieldViewSchema = describes<AuthFieldView>()(Type.Object({
  set: Type.Boolean(),
  updatedAt: nullable(Time),
}, { title: "AuthField" }));

export const ConnectorViewSchema = describes<ConnectorView>()(Type.Object({
  id: Id,
  catalogKey: Type.String({ examples: ["wordpress"] }),
  catalogName: Type.String({ examples: ["WordPress"] }),
  icon: Type.String(),
  category: Type.String(),
  authType: AuthTypeSchema,
  name: Type.String({ examples: ["Company blog"] }),
  subtitle: nullable(Type.String({
    description: "What tells it from others of its kind, such as an address.",
  })),
  status: literals(["inactive", "active", "error"]),
  statusReason: nullable(Type.String({ description: "Why it is in `error`." })),
  config: Type.Unsafe<JsonObject>({
    type: "object",
    description: "As the entry's configSchema asks.",
  }),
  authFields: Type.Unsafe<Readonly<Record<string, AuthFieldView>>>({
    type: "object",
    additionalProperties: AuthFieldViewSchema,
    description:
      "Which credentials are set, and since when. What they hold never leaves.",
  }),
  authComplete: Type.Boolean({
    description: "Whether it has all credentials that activation needs.",
  }),
  tags: Type.Array(Type.String()),
  capabilities: CapabilitiesSchema,
  createdAt: Time,
  createdBy: ActorRefSchema,
  updatedAt: Time,
  updatedBy: ActorRefSchema,
  version: Type.Integer({ minimum: 1, description: "Also the ETag." }),
}, { title: "Connector" }));

export const ConnectorPageSchema = describes<Page<ConnectorView>>()(
  pageOf(ConnectorViewSchema),
);

export const PublishTargetSchema = describes<PublishTarget>()(Type.Object({
  id: Id,
  name: Type.String(),
  catalogKey: Type.String(),
  catalogName: Type.String(),
  icon: Type.String(),
  capabilities: CapabilitiesSchema,
}, { title: "PublishTarget" }));

export const PublishTargetPageSchema = describes<Page<PublishTarget>>()(
  pageOf(PublishTargetSchema),
);

export const ValidateConfigResultSchema = describes<ValidateConfigResult>()(
  Type.Object({
    valid: Type.Boolean(),
    errors: Type.Unsafe<FieldErrors>({
      type: "object",
      additionalProperties: { type: "array", items: { type: "string" } },
      description: "Sentences by path, such as `config.base_url`.",
    }),
  }, { title: "ValidateConfigResult" }),
);
