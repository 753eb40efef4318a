import type { FieldErrors } from "../lib/errors.ts";
import { ERROR_SUMMARY_ID, ErrorSummary } from "./forms/ErrorSummary.tsx";
import { type SummaryItem, toPlainItems } from "./forms/plain_items.ts";

export interface FormRefusalProps {
  /** Why the form was not accepted; null before it was sent. */
  readonly refusal:
    | { readonly detail: string; readonly errors: FieldErrors }
    | null;
  readonly labels?: Readonly<Record<string, string>>;
  /** Where each error leads, for a form with more than labelled fields. */
  readonly items?: readonly SummaryItem[];
}

/** Stands on top of a form: the fields to mend with links to them, or the reason where it is no field's. */
export function FormRefusal(
  { refusal, labels = {}, items }: FormRefusalProps,
) {
  if (refusal === null) return null;
  const lines = items ?? toPlainItems(refusal.errors, labels);
  if (lines.length > 0) return <ErrorSummary items={lines} />;
  return (
    <div
      id={ERROR_SUMMARY_ID}
      role="alert"
      tabIndex={-1}
      autofocus
      class="refusal field-error"
    >
      <p>{refusal.detail}.</p>
    </div>
  );
}
