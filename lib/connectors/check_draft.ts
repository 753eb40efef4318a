import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "../audit/record.ts";
import { requireCatalogEntry } from "../catalog/find_entry.ts";
import { AppError, type FieldErrors } from "../errors.ts";
import { requireInput } from "../forms/require_input.ts";
import { commit } from "../kv/transaction.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import {
  checkConnector,
  requireAuth,
  requireCheck,
  unreadable,
} from "./check.ts";
import { runConnectorCheck } from "./connection/run_check.ts";
import type { Connector } from "./connector.ts";
import { draftErrors } from "./draft.ts";
import { CheckDraftInput } from "./input.ts";
import { type CheckView, toCheckView, toLastCheck } from "./last_check.ts";
import { openAuth } from "./readable_auth.ts";
import { requireFound } from "./require_found.ts";
import { readConnector } from "./store.ts";
import { missingAuthFields } from "./view.ts";

/**
 * Asks the service about values that are not saved, and saves nothing. With
 * `id`, every credential that is left out is the stored one; where nothing
 * differs from what is stored, it is that connector's own check. Throws
 * `not_found`, `validation_failed`, `conflict`, `too_large`.
 */
export async function checkDraft(
  scope: Scope,
  input: CheckDraftInput,
): Promise<CheckView> {
  requirePermission(scope, "connectors:write");
  requireInput(CheckDraftInput, input);
  const stored = await readStored(scope, input);
  if (stored && saysTheSame(stored, input)) {
    return await checkConnector(scope, stored.id);
  }
  const entry = await requireCatalogEntry(scope, input.catalogKey);
  const check = requireCheck(entry);
  requireTestable(draftErrors(entry, input));
  const typed = typedAuth(input);
  const kept = keptAuth(stored, input);
  requireAuth(
    missingAuthFields({ ...kept, ...typed }, entry),
    "validation_failed",
  );
  const opened = await openAuth(scope, { id: stored?.id ?? "", auth: kept });
  if (opened.auth === null) throw unreadable(opened.reason);

  const { means } = scope;
  const result = await runConnectorCheck(scope, stored, {
    entry: { ...entry, check },
    values: { config: input.config, auth: { ...opened.auth, ...typed } },
  });
  const target = stored ?? { id: entry.key, name: entry.name };
  await commit(scope, (tx) => {
    recordAudit(tx, scope, { action: "connector.try", target });
    return Promise.resolve();
  });
  return toCheckView(toLastCheck(result, means.clock), result);
}

async function readStored(
  { means, tenant }: Scope,
  { id, catalogKey }: CheckDraftInput,
): Promise<Connector | null> {
  if (id === undefined) return null;
  const stored = requireFound(await readConnector(means, tenant.id, id));
  if (stored.catalogKey === catalogKey) return stored;
  requireTestable({ catalogKey: ["This is not the service of the connector"] });
  return stored;
}

function saysTheSame(stored: Connector, input: CheckDraftInput): boolean {
  const isUntouched = Object.values(input.auth ?? {}).every((it) => it === "");
  return isUntouched && isDeepStrictEqual(stored.config, input.config);
}

function typedAuth({ auth = {} }: CheckDraftInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(auth).flatMap(([field, text]) =>
      text ? [[field, text]] : []
    ),
  );
}

/** Neither replaced nor cleared. */
function keptAuth(
  stored: Connector | null,
  { auth = {} }: CheckDraftInput,
): Connector["auth"] {
  return Object.fromEntries(
    Object.entries(stored?.auth ?? {}).filter(([field]) =>
      !Object.hasOwn(auth, field) || auth[field] === ""
    ),
  );
}

function requireTestable(errors: FieldErrors): void {
  const fields = Object.keys(errors);
  if (fields.length === 0) return;
  throw new AppError(
    "validation_failed",
    `Cannot test the connection: look at ${fields.join(", ")}`,
    { errors },
  );
}
