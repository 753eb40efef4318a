import { Type } from "typebox";
import type { AuditAction, AuditEvent } from "../../audit/event.ts";
import type { Page } from "../../kv/page.ts";
import type { Actor } from "../../scope.ts";
import { Id, pageOf, Time } from "./common.ts";
import { describes, literals } from "./describes.ts";

export const ActorSchema = describes<Actor>()(Type.Object({
  kind: literals(["user", "token", "system"]),
  id: Type.String(),
  name: Type.String(),
}));

export const AuditEventSchema = describes<AuditEvent>()(Type.Object({
  id: Id,
  at: Time,
  action: Type.Unsafe<AuditAction>({
    type: "string",
    examples: ["connector.install"],
  }),
  actor: ActorSchema,
  target: Type.Object({ id: Type.String(), name: Type.String() }),
  changed: Type.Array(Type.String(), {
    description: "Names of the fields that changed, never what they hold.",
  }),
  requestId: Type.String({ description: "Of the request that did it." }),
}, { title: "AuditEvent" }));

export const AuditPageSchema = describes<Page<AuditEvent>>()(
  pageOf(AuditEventSchema),
);
