import { requireCatalogEntry } from "../catalog/find_entry.ts";
import type { FieldErrors } from "../errors.ts";
import { requireInput } from "../forms/require_input.ts";
import { validatorOf } from "../forms/validate.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import { ValidateConfigInput } from "./input.ts";

export interface ValidateConfigResult {
  readonly valid: boolean;
  /** Sentences by path, `config.base_url`. */
  readonly errors: FieldErrors;
}

/** Says what install or update would say of a configuration, and stores nothing. */
export async function validateConfig(
  scope: Scope,
  input: ValidateConfigInput,
): Promise<ValidateConfigResult> {
  requirePermission(scope, "connectors:read");
  requireInput(ValidateConfigInput, input);
  const entry = await requireCatalogEntry(scope, input.catalogKey);
  const errors = validatorOf(entry, "config")(input.config, "config");
  return { valid: errors === null, errors: errors ?? {} };
}
