import { Type } from "typebox";
import type { CheckView, LastCheckView } from "../../connectors/last_check.ts";
import type { ConnectionView } from "../../connectors/connection/view.ts";
import type { JsonObject } from "../../connectors/connector.ts";
import type { PublishTarget } from "../../connectors/publish_targets.ts";
import type { ValidateConfigResult } from "../../connectors/validate_config.ts";
import type { AuthFieldView, ConnectorView } from "../../connectors/view.ts";
import type { FieldErrors } from "../../errors.ts";
import type { Page } from "../../kv/page.ts";
import type {
  CheckFailureReason,
  CheckIdentity,
  Learned,
} from "../../remote/check_result.ts";
import {
  AuthTypeSchema,
  CapabilitiesSchema,
  CheckCostSchema,
} from "./catalog.ts";
import { ActorRefSchema, Id, nullable, pageOf, Time } from "./common.ts";
import { describes, literals } from "./describes.ts";

const AuthFieldViewSchema = describes<AuthFieldView>()(Type.Object({
  set: Type.Boolean(),
  updatedAt: nullable(Time),
}, { title: "AuthField" }));

/** By reason, so that a new one cannot be left out of the document. */
const REASONS: Readonly<Record<CheckFailureReason, string>> = {
  rejected: "the service does not accept the credentials",
  missing_permission: "it accepts them, and they do not allow publishing",
  unreachable: "it could not be reached",
  timed_out: "it did not answer in time",
  blocked:
    "nothing was sent: the address is not allowed, or a value cannot be sent",
  tls: "its certificate cannot be trusted",
  unexpected_answer: "it answered as such a service does not",
};

const CheckIdentitySchema = describes<CheckIdentity>()(Type.Object({
  id: Type.String({ description: "What the service never changes." }),
  name: Type.String({ examples: ["@acme"] }),
}, { title: "CheckIdentity" }));

const findings = {
  at: Time,
  state: literals(["connected", "failing"]),
  reason: nullable(Type.Unsafe<CheckFailureReason>({
    type: "string",
    enum: Object.keys(REASONS),
    description: `Null while connected. ${
      Object.entries(REASONS).map(([reason, words]) =>
        `\`${reason}\`: ${words}`
      )
        .join("; ")
    }. The first two set the connector to \`error\`.`,
  })),
  detail: nullable(Type.String({
    description: "What to do, for a person, with the service's own words.",
  })),
  identity: nullable(CheckIdentitySchema),
};

const LastCheckSchema = describes<LastCheckView>()(
  Type.Object(findings, { title: "LastCheck" }),
);

export const CheckViewSchema = describes<CheckView>()(Type.Object({
  ...findings,
  latencyMs: nullable(Type.Integer({
    description: "Of all requests together; null where it failed.",
  })),
  learned: Type.Unsafe<Learned>({
    type: "object",
    additionalProperties: { type: ["number", "boolean"] },
    description: "Capabilities that the service itself has said.",
  }),
  errors: Type.Unsafe<FieldErrors>({
    type: "object",
    additionalProperties: { type: "array", items: { type: "string" } },
    description: "Sentences at the fields that are at fault, by path.",
    examples: [{ "config.base_url": ["Enter a full address"] }],
  }),
}, { title: "Check" }));

const ConnectionViewSchema = describes<ConnectionView>()(Type.Object({
  connected: Type.Boolean({
    description: "Whether it is connected, and the service has not ended that.",
  }),
  identity: nullable(Type.String({ description: "The account's name." })),
  connectedAt: nullable(Time),
  expiresAt: nullable(Time),
  refreshable: Type.Boolean({
    description: "Whether access is renewed without a person.",
  }),
  degraded: nullable(Type.String({
    description: "Why access could not be renewed, though it still may be.",
  })),
  refused: nullable(Type.String({
    description: "Why the service has ended it: only connecting again helps.",
  })),
}, {
  title: "Connection",
  description:
    "The account that an `oauth` connector is connected to; null for other kinds.",
}));

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
  lastCheck: nullable(LastCheckSchema),
  checkCost: nullable(CheckCostSchema),
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
  connection: nullable(ConnectionViewSchema),
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
