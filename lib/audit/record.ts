import type { Transaction } from "../kv/transaction.ts";
import { newId } from "../new_id.ts";
import type { Scope } from "../scope.ts";
import type { AuditAction } from "./event.ts";
import { appendAuditEvent } from "./store.ts";

export interface RecordAuditInput {
  readonly action: AuditAction;
  readonly target: { readonly id: string; readonly name: string };
  /** Names of the fields that changed. */
  readonly changed?: readonly string[];
}

/** Adds the event to the caller's commit: no change without its record, no record without its change. */
export function recordAudit(
  tx: Transaction,
  scope: Scope,
  input: RecordAuditInput,
): void {
  const { clock } = scope.means;
  appendAuditEvent(tx, scope.tenant.id, {
    id: newId(clock),
    at: clock.now().toISOString(),
    action: input.action,
    actor: scope.actor,
    target: { id: input.target.id, name: input.target.name },
    changed: input.changed ?? [],
    requestId: scope.requestId,
  });
}
