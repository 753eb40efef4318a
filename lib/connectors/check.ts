import { requireCatalogEntry } from "../catalog/find_entry.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { AppError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { CheckSpec } from "../remote/check_schema.ts";
import type { Scope } from "../scope.ts";
import { runConnectorCheck } from "./connection/run_check.ts";
import { failUnreadable } from "./fail.ts";
import { type CheckView, toCheckView, toLastCheck } from "./last_check.ts";
import { openAuth } from "./readable_auth.ts";
import { requireFound } from "./require_found.ts";
import { saveCheck } from "./save_check.ts";
import { readConnector } from "./store.ts";
import { missingAuthFields } from "./view.ts";

/**
 * Asks the service whether the connector works, and keeps the answer. Throws
 * `not_found`, `conflict` where there is nothing to ask with: no check in its
 * entry, credentials that are missing or cannot be read.
 */
export async function checkConnector(
  scope: Scope,
  id: string,
): Promise<CheckView> {
  requirePermission(scope, "connectors:write");
  const { means, tenant } = scope;
  const connector = requireFound(await readConnector(means, tenant.id, id));
  const entry = await requireCatalogEntry(scope, connector.catalogKey);
  const check = requireCheck(entry);
  requireAuth(missingAuthFields(connector.auth, entry), "conflict");
  const opened = await openAuth(scope, connector);
  if (opened.auth === null) {
    await failUnreadable(scope, connector, opened.reason);
    throw unreadable(opened.reason);
  }

  const result = await runConnectorCheck(scope, connector, {
    entry: { ...entry, check },
    values: { config: connector.config, auth: opened.auth },
  });
  const lastCheck = toLastCheck(result, means.clock);
  await saveCheck(scope, connector, lastCheck);
  return toCheckView(lastCheck, result);
}

/** Throws `conflict` where the entry says nothing of how to find out. */
export function requireCheck({ check, name }: CatalogEntry): CheckSpec {
  if (check) return check;
  throw new AppError(
    "conflict",
    `Cannot test the connection: there is no way to ask ${name}`,
  );
}

/** Throws, at each field, unless nothing is missing. */
export function requireAuth(
  missing: readonly string[],
  code: "conflict" | "validation_failed",
): void {
  if (missing.length === 0) return;
  const paths = missing.map((field) => `auth.${field}`);
  throw new AppError(
    code,
    `Cannot test the connection: fill in ${paths.join(", ")}`,
    {
      errors: Object.fromEntries(
        paths.map((path) => [path, ["Fill this in to test the connection"]]),
      ),
    },
  );
}

export function unreadable(reason: string): AppError {
  return new AppError("conflict", `Cannot test the connection: ${reason}`);
}
