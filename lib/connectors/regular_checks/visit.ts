import { requireCatalogEntry } from "../../catalog/find_entry.ts";
import { AppError } from "../../errors.ts";
import { readTenantById } from "../../identity/read_tenant_by_id.ts";
import { toSystemScope } from "../../identity/system_scope.ts";
import type { Means, Scope } from "../../scope.ts";
import { checkConnector } from "../check.ts";
import { ensureFreshToken } from "../connection/fresh_token.ts";
import { noteTrouble } from "../connection/renew.ts";
import type { Connector } from "../connector.ts";
import { asSystem } from "../system_change.ts";
import { readConnector } from "../store.ts";
import { dropFound, type Found, leadsTo } from "./store.ts";

/** Checks a connector that has its turn, unless that costs money or somebody has just done it. */
export function checkFound(
  means: Means,
  found: Found,
  everyMs: number,
): Promise<void> {
  return visit(means, found, async (scope, connector) => {
    const entry = await requireCatalogEntry(scope, connector.catalogKey);
    if (entry.check?.cost !== "free") return;
    if (wasJustChecked(scope, connector, everyMs)) return;
    const { state, reason } = await checkConnector(scope, connector.id);
    const fields = { ...namesOf(found), state, reason };
    means.log.debug("regular_check.done", fields);
  });
}

/** Renews an access token that is about to end. What comes to nothing waits before it is tried again. */
export function renewFound(means: Means, found: Found): Promise<void> {
  return visit(means, found, async (scope, { id }) => {
    try {
      const token = await ensureFreshToken(scope, id);
      const { kind } = token;
      means.log.debug("regular_check.renewal", { ...namesOf(found), kind });
      if (token.kind === "none") await postpone(scope, found, token.detail);
    } catch (error) {
      const detail = error instanceof AppError ? error.message : FAULT;
      await postpone(scope, found, detail);
      throw error;
    }
  });
}

const FAULT = "Access cannot be renewed: something went wrong on this server";

/** Else it would be tried each minute, before all that is due later. */
async function postpone(
  scope: Scope,
  found: Found,
  detail: string,
): Promise<void> {
  const { tenantId, id } = found;
  const connector = await readConnector(scope.means, tenantId, id);
  if (!connector?.connection || !leadsTo(found, connector)) return;
  const { connection } = connector;
  await noteTrouble(scope, { connector, connection }, { detail });
}

/** Nothing that is wrong with one connector keeps the walk from the next. */
async function visit(
  means: Means,
  found: Found,
  work: (scope: Scope, connector: Connector) => Promise<void>,
): Promise<void> {
  try {
    const [tenant, connector] = await Promise.all([
      readTenantById(means, found.tenantId),
      readConnector(means, found.tenantId, found.id),
    ]);
    if (!tenant || !connector || !leadsTo(found, connector)) {
      return await dropFound(means, found);
    }
    await work(asSystem(toSystemScope(means, tenant)), connector);
  } catch (error) {
    const names = namesOf(found);
    if (error instanceof AppError) {
      const why = error.message;
      return means.log.info("regular_check.refused", { ...names, why });
    }
    means.log.error("regular_check.fault", names, error);
  }
}

function namesOf({ tenantId, id }: Found) {
  return { tenantId, connectorId: id };
}

/** Half a turn ago at most: by a person, or by a process that did not live to move the hand. */
function wasJustChecked(
  { means: { clock } }: Scope,
  { lastCheck }: Connector,
  everyMs: number,
): boolean {
  if (lastCheck === undefined) return false;
  const ageMs = clock.now().getTime() - Date.parse(lastCheck.at);
  return ageMs < everyMs / 2;
}
