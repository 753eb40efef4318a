import type { AuditAction } from "../audit/event.ts";
import { recordAudit } from "../audit/record.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { requireCatalogEntry } from "../catalog/find_entry.ts";
import { AppError } from "../errors.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import {
  requireComplete,
  requireReadable,
  requireStillComplete,
} from "./activation.ts";
import { changedFields } from "./changed_fields.ts";
import type { Connector } from "./connector.ts";
import {
  draftErrors,
  mergeAuth,
  requireNameFree,
  requireNoErrors,
  shapeErrors,
  toTags,
} from "./draft.ts";
import { requireFound } from "./require_found.ts";
import { UpdateConnectorInput } from "./input.ts";
import { toDisplayName } from "./name.ts";
import { readConnector, readConnectorIn, replaceConnector } from "./store.ts";
import { type ConnectorView, toConnectorView } from "./view.ts";

export interface UpdateConnectorTarget {
  readonly id: string;
  /** The version that was looked at (If-Match); anything else is `stale`. */
  readonly version?: number | undefined;
}

/**
 * Changes what the input names and keeps the rest. Throws `not_found`,
 * `validation_failed`, `stale`, `conflict` (name taken, cannot activate),
 * `too_large`; then nothing has changed.
 */
export async function updateConnector(
  scope: Scope,
  target: UpdateConnectorTarget,
  input: UpdateConnectorInput,
): Promise<ConnectorView> {
  requirePermission(scope, "connectors:write");
  const seen = requireFound(
    await readConnector(scope.means, scope.tenant.id, target.id),
  );
  const shape = shapeErrors(UpdateConnectorInput, input);
  requireReasonFits(input);
  requireVersion(seen, target.version);
  const entry = await requireCatalogEntry(scope, seen.catalogKey);
  requireNoErrors({ ...draftErrors(entry, input), ...shape });
  if (input.status === "active") {
    await requireReadable(scope, seen, input.auth);
  }

  const updated = await commit(scope, async (tx) => {
    const before = requireFound(
      await readConnectorIn(tx, scope.tenant.id, target.id),
    );
    requireVersion(before, target.version);
    const after = withoutOutdated(
      { before, after: await toUpdated(scope, before, input) },
      input,
    );
    requireAllowed({ before, after, entry });
    await requireNameFree(tx, after);
    replaceConnector(tx, before, after);
    recordAudit(tx, scope, {
      action: toAction(before, after),
      target: after,
      changed: changedFields(before, after),
    });
    return after;
  });
  return toConnectorView(updated, entry);
}

/** Throws `stale` when the caller looked at another version. */
export function requireVersion(
  connector: Connector,
  version: number | undefined,
): void {
  if (version === undefined || version === connector.version) return;
  throw new AppError(
    "stale",
    `Cannot change the connector: ${connector.updatedBy.name} has changed it since you opened it`,
  );
}

function requireReasonFits(input: UpdateConnectorInput): void {
  if (input.statusReason === undefined || input.status === "error") return;
  requireNoErrors({
    statusReason: ["A reason goes with the status error only"],
  });
}

async function toUpdated(
  scope: Scope,
  before: Connector,
  input: UpdateConnectorInput,
): Promise<Connector> {
  const { means: { clock }, actor } = scope;
  return {
    ...before,
    name: input.name === undefined ? before.name : toDisplayName(input.name),
    config: input.config ?? before.config,
    auth: await mergeAuth(scope, before, input.auth),
    tags: input.tags === undefined ? before.tags : toTags(input.tags),
    status: input.status ?? before.status,
    statusReason: toStatusReason(scope, before, input),
    updatedAt: clock.now().toISOString(),
    updatedBy: { id: actor.id, name: actor.name },
    version: before.version + 1,
  };
}

/** What was found holds for what was checked; what a person says of the status holds from now on. */
function withoutOutdated(
  { before, after }: Pick<Transition, "before" | "after">,
  { status }: UpdateConnectorInput,
): Connector {
  const { lastCheck, statusBefore, failedBy, ...rest } = after;
  const isChecked = !changedFields(before, after).some(isConnecting);
  return {
    ...rest,
    ...(isChecked && lastCheck ? { lastCheck } : {}),
    ...(status === undefined && statusBefore ? { statusBefore } : {}),
    ...(status === undefined && failedBy ? { failedBy } : {}),
  };
}

function isConnecting(field: string): boolean {
  return field === "config" || field.startsWith("auth.");
}

function toStatusReason(
  scope: Scope,
  before: Connector,
  { status, statusReason }: UpdateConnectorInput,
): string | null {
  if (status === undefined) return before.statusReason;
  if (status !== "error") return null;
  return statusReason ?? `Set to error by ${scope.actor.name}`;
}

interface Transition {
  readonly before: Connector;
  readonly after: Connector;
  readonly entry: CatalogEntry;
}

/** The status rules of design.md section 6: what is or becomes active must be able to publish. */
function requireAllowed({ before, after, entry }: Transition): void {
  if (after.status !== "active") return;
  if (before.status === "active") requireStillComplete(after, entry);
  else requireComplete(after, entry);
}

function toAction(before: Connector, after: Connector): AuditAction {
  if (before.status === after.status) return "connector.update";
  if (after.status === "active") return "connector.activate";
  return after.status === "error" ? "connector.fail" : "connector.deactivate";
}
