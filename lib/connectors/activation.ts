import type { CatalogEntry } from "../catalog/entry.ts";
import { AppError, type FieldErrors } from "../errors.ts";
import { validatorOf } from "../forms/validate.ts";
import type { Scope } from "../scope.ts";
import type { Connector } from "./connector.ts";
import { findUnreadableAuth } from "./readable_auth.ts";
import { missingAuthFields } from "./view.ts";

/** Throws `conflict`, saying at each field what is missing, unless the connector could publish. */
export async function requireActivatable(
  scope: Scope,
  connector: Connector,
  entry: CatalogEntry,
): Promise<void> {
  const missing = missingErrors(connector, entry);
  const faults = validatorOf(entry, "config")(connector.config, "config");
  const errors: FieldErrors = { ...faults, ...missing };
  const fields = Object.keys(errors);
  if (fields.length > 0) {
    throw new AppError(
      "conflict",
      `Cannot activate the connector: fill in ${fields.join(", ")}`,
      { errors },
    );
  }
  const unreadable = await findUnreadableAuth(scope, connector);
  if (unreadable === null) return;
  throw new AppError(
    "conflict",
    `Cannot activate the connector: ${unreadable}`,
  );
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

function missingErrors(connector: Connector, entry: CatalogEntry): FieldErrors {
  return Object.fromEntries(
    missingAuthFields(connector.auth, entry).map((
      field,
    ) => [`auth.${field}`, ["This is needed while the connector is active"]]),
  );
}
