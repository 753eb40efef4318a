import {
  type CheckReport,
  kindOfCheck,
  sayCheckInFull,
} from "../../components/check_report.ts";
import {
  type ConnectorDraft,
  toTrees,
} from "../../components/connector_draft.ts";
import { readConnectorForm } from "../../components/read_connector_form.ts";
import type { CatalogEntryDetailView } from "../catalog/view.ts";
import { checkDraft } from "../connectors/check_draft.ts";
import type { FieldErrors } from "../errors.ts";
import { toFieldLabel } from "../forms/field_label.ts";
import { toFormState } from "../forms/form_state.ts";
import { withoutTypedSecrets } from "../forms/typed_secrets.ts";
import type { Scope } from "../scope.ts";
import { requirePermission } from "../permissions.ts";
import { requireReadable } from "./configure.ts";
import { requireFormDrawnFor } from "./drawn_for.ts";
import { type Refusal, toRefusal } from "./refusal.ts";

export interface TestedForm {
  readonly draft: ConnectorDraft;
  /** The fields to look at, marked. */
  readonly refusal: Refusal | null;
  readonly report: CheckReport;
}

export interface TestFormInput {
  readonly form: FormData;
  readonly entry: CatalogEntryDetailView;
  /** Id of the installed connector; undefined for a new one. */
  readonly id: string | undefined;
}

/** Tests the connection with what stands in a form, and shows it again with the answer. */
export async function testForm(
  scope: Scope,
  { form, entry, id }: TestFormInput,
): Promise<TestedForm> {
  const read = readConnectorForm(toFormState(form), toTrees(entry));
  const { config, auth } = read.input;
  const draft = withoutTypedSecrets(read.state);
  const target = { catalogKey: entry.key, ...(id === undefined ? {} : { id }) };
  try {
    requireFormDrawnFor(scope, form);
    requirePermission(scope, "connectors:write");
    requireReadable(read, entry);
    const check = await checkDraft(scope, { ...target, config, auth });
    const { errors } = check;
    const text = sayCheckInFull(check);
    const report = {
      kind: kindOfCheck(check),
      text,
      items: toItems(entry, errors, text),
    };
    const detail = check.detail ?? "";
    const refusal = Object.keys(errors).length === 0
      ? null
      : { status: 200, code: "validation_failed" as const, detail, errors };
    return { draft, refusal, report };
  } catch (error) {
    const refusal = toRefusal(error);
    return { draft, refusal, report: toRefusedReport(entry, refusal) };
  }
}

function toRefusedReport(
  entry: CatalogEntryDetailView,
  { detail, errors }: Refusal,
): CheckReport {
  const items = toItems(entry, errors, detail);
  const text = items.length > 0 ? "Nothing was sent." : `${detail}.`;
  return { kind: "warning", text, items };
}

function toItems(
  entry: CatalogEntryDetailView,
  errors: FieldErrors,
  said: string,
): CheckReport["items"] {
  return Object.entries(errors).map(([path, [sentence = ""]]) => ({
    path,
    label: toFieldLabel(entry, path),
    sentence: said.includes(sentence) ? "" : sentence,
  }));
}

/** Credentials are in no page, so those typed go with the form. */
export function withRetypeNote(
  report: CheckReport,
  form: FormData,
): CheckReport {
  const isTyped = [...form].some(([name, value]) =>
    name.startsWith("auth.") && value !== ""
  );
  return isTyped ? { ...report, note: RETYPE } : report;
}

const RETYPE =
  "What you typed as credentials is not shown again: enter it once more before you save.";

/** Whether a script asks, which shows the answer itself. */
export function wantsReport(request: Request): boolean {
  return request.headers.get("accept") === "application/json";
}
