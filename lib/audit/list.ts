import { type Page, parseCursor } from "../kv/page.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { AuditEvent } from "./event.ts";
import { listAuditEvents } from "./store.ts";

export interface ListAuditInput {
  /** 1 to 100. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** What happened in the tenant, newest first. */
export function listAudit(
  scope: Scope,
  { limit = 50, cursor }: ListAuditInput = {},
): Promise<Page<AuditEvent>> {
  requirePermission(scope, "audit:read");
  return listAuditEvents(scope, {
    limit,
    afterId: cursor === undefined ? null : parseCursor(cursor),
  });
}
