import type { Actor } from "../scope.ts";

/** What can happen in a tenant, as `noun.verb`. */
export type AuditAction =
  | "tenant.create"
  | "connector.install"
  | "connector.update"
  | "connector.activate"
  | "connector.deactivate"
  | "connector.fail"
  | "connector.recover"
  | "connector.check"
  | "connector.try"
  | "connector.remove"
  | "connector.register"
  | "connector.connect"
  | "connector.refresh"
  | "connector.degrade"
  | "token.create"
  | "token.revoke"
  | "member.add"
  | "member.update"
  | "member.remove";

/** Append only, at `["tenant", tenantId, "audit", id]`; committed with the change it tells of. */
export interface AuditEvent {
  /** UUIDv7: key order is time order. */
  readonly id: string;
  readonly at: string;
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly target: { readonly id: string; readonly name: string };
  /** Names of what changed, never values of credentials. */
  readonly changed: readonly string[];
  readonly requestId: string;
}
