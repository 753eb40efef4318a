import { type Page, toCursor, toSelector } from "../kv/page.ts";
import type { Transaction } from "../kv/transaction.ts";
import type { Scope } from "../scope.ts";
import type { AuditEvent } from "./event.ts";

function auditPrefix(tenantId: string): Deno.KvKey {
  return ["tenant", tenantId, "audit"];
}

export function appendAuditEvent(
  tx: Transaction,
  tenantId: string,
  event: AuditEvent,
): void {
  tx.set([...auditPrefix(tenantId), event.id], event);
}

/** Newest first, after the id of the cursor. */
export async function listAuditEvents(
  scope: Scope,
  { limit, afterId }: { limit: number; afterId: string | null },
): Promise<Page<AuditEvent>> {
  const selector = toSelector(auditPrefix(scope.tenant.id), afterId);
  const items: AuditEvent[] = [];
  for await (
    const { value } of scope.means.kv.list<AuditEvent>(selector, {
      reverse: true,
      limit: limit + 1,
    })
  ) {
    items.push(value);
  }
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    nextCursor: items.length > limit && last ? toCursor(last.id) : null,
  };
}
