import type { CatalogEntry } from "../catalog/entry.ts";
import { AppError } from "../errors.ts";
import type { Scope } from "../scope.ts";
import { missingErrors, missingForActivation } from "./completeness.ts";
import type { Connector } from "./connector.ts";
import { failUnreadable } from "./fail.ts";
import { findUnreadableAuth } from "./readable_auth.ts";

/** Throws `conflict`, saying at each field what is missing, unless the connector is complete. */
export function requireComplete(
  connector: Connector,
  entry: CatalogEntry,
): void {
  const { connection, ...errors } = missingForActivation(connector, entry);
  const fields = Object.keys(errors);
  if (fields.length === 0 && connection) {
    throw new AppError(
      "conflict",
      "Cannot activate the connector: connect it to an account first",
    );
  }
  if (fields.length === 0) return;
  throw new AppError(
    "conflict",
    `Cannot activate the connector: fill in ${fields.join(", ")}`,
    { errors },
  );
}

/**
 * Throws `conflict`, and sets the connector to `error`, when a credential that
 * `replaced` leaves as it is cannot be opened: what is active must be able to
 * publish.
 */
export async function requireReadable(
  scope: Scope,
  connector: Connector,
  replaced: Readonly<Record<string, string | null>> = {},
): Promise<void> {
  const kept = Object.entries(connector.auth)
    .filter(([field]) => !replaced[field]);
  const auth = Object.fromEntries(kept);
  const reason = await findUnreadableAuth(scope, { id: connector.id, auth });
  if (reason === null) return;
  await failUnreadable(scope, connector, reason);
  throw new AppError("conflict", `Cannot activate the connector: ${reason}`);
}

/** Throws `conflict` when a change would take a credential from an active connector. */
export function requireStillComplete(
  connector: Connector,
  entry: CatalogEntry,
): void {
  const errors = missingErrors(connector, entry);
  const fields = Object.keys(errors);
  if (fields.length === 0) return;
  throw new AppError(
    "conflict",
    `Cannot clear ${
      fields.join(", ")
    }: the connector is active; deactivate it first`,
    { errors },
  );
}
