import type { ConnectorDraft } from "../../components/connector_draft.ts";
import type { ConnectorRefusal } from "../../components/connector_refusal.ts";
import type { ReadConnectorForm } from "../../components/read_connector_form.ts";
import { findCatalogEntry } from "../catalog/find_entry.ts";
import type { CatalogEntryDetailView } from "../catalog/view.ts";
import { findConnector } from "../connectors/find.ts";
import type { ConnectorView } from "../connectors/view.ts";
import { AppError } from "../errors.ts";
import { type ValidatedEntry, validatorOf } from "../forms/validate.ts";
import { requirePermission } from "../permissions.ts";
import type { Scope } from "../scope.ts";
import type { FormChange } from "./change_form.ts";
import { readText } from "./read_form.ts";

/** What the page that configures a connector shows. */
export interface ConfigureData {
  readonly connector: ConnectorView;
  readonly entry: CatalogEntryDetailView;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  readonly change?: FormChange["change"];
}

/** A connector with its kind, for whoever may change it. Throws `forbidden`, `not_found`. */
export async function readConfigureData(
  scope: Scope,
  id: string,
): Promise<Pick<ConfigureData, "connector" | "entry">> {
  requirePermission(scope, "connectors:write");
  const connector = await findConnector(scope, id);
  const entry = await findCatalogEntry(scope, connector.catalogKey);
  return { connector, entry };
}

/** The version that the form was filled in for. Throws `malformed` without one. */
export function readVersion(form: FormData): number {
  const text = readText(form, "version");
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new AppError(
    "malformed",
    "Cannot save: the form does not say which version it changes",
  );
}

/** Throws `validation_failed` where something typed can be part of no configuration, with all else that is wrong. */
export function requireReadable(
  { input, faults }: ReadConnectorForm,
  entry: ValidatedEntry,
): void {
  if (Object.keys(faults).length === 0) return;
  const errors = validatorOf(entry, "config")(input.config, "config");
  throw new AppError(
    "validation_failed",
    "Cannot save: some fields cannot be read",
    { errors: { ...errors, ...faults } },
  );
}
