import { recordAudit } from "../audit/record.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { requireCatalogEntry } from "../catalog/find_entry.ts";
import { AppError } from "../errors.ts";
import { commit } from "../kv/transaction.ts";
import { newId } from "../new_id.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import {
  draftErrors,
  mergeAuth,
  requireNameFree,
  requireNoErrors,
  shapeErrors,
  toTags,
} from "./draft.ts";
import { InstallConnectorInput } from "./input.ts";
import { toDisplayName } from "./name.ts";
import { insertConnector } from "./store.ts";
import { type ConnectorView, toConnectorView } from "./view.ts";

/**
 * Adds a connector to the tenant, inactive until someone activates it.
 * Throws `not_found` for an unknown or retired kind, `validation_failed`,
 * `conflict` for a taken name, `too_large`.
 */
export async function installConnector(
  scope: Scope,
  input: InstallConnectorInput,
): Promise<ConnectorView> {
  requirePermission(scope, "connectors:write");
  const shape = shapeErrors(InstallConnectorInput, input);
  const entry = await requireCatalogEntry(scope, input.catalogKey);
  requireOnOffer(entry);
  requireNoErrors({ ...draftErrors(entry, input), ...shape });
  const draft = await draftConnector(scope, input);

  await commit(scope, async (tx) => {
    await requireNameFree(tx, draft);
    insertConnector(tx, draft);
    recordAudit(tx, scope, { action: "connector.install", target: draft });
  });
  return toConnectorView(draft, entry);
}

function requireOnOffer(entry: CatalogEntry): void {
  if (entry.retiredAt === null) return;
  throw new AppError(
    "not_found",
    `Cannot install ${entry.name}: it is no longer in the catalog`,
  );
}

async function draftConnector(
  scope: Scope,
  input: InstallConnectorInput,
): Promise<Connector> {
  const { means: { clock }, tenant, actor } = scope;
  const id = newId(clock);
  const now = clock.now().toISOString();
  const by = { id: actor.id, name: actor.name };
  return {
    id,
    tenantId: tenant.id,
    catalogKey: input.catalogKey,
    name: toDisplayName(input.name),
    status: "inactive",
    statusReason: null,
    config: input.config,
    auth: await mergeAuth(scope, { id, auth: {} }, input.auth),
    tags: toTags(input.tags ?? []),
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    version: 1,
  };
}
