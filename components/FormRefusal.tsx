import type { FieldErrors } from "../lib/errors.ts";
import type { ObjectField } from "../lib/forms/field.ts";
import { ErrorSummary } from "./forms/ErrorSummary.tsx";
import { Notice } from "./Notice.tsx";

export interface FormRefusalProps {
  readonly base: string;
  /** Why the form was not accepted; null before it was sent. */
  readonly refusal:
    | { readonly detail: string; readonly errors: FieldErrors }
    | null;
  readonly labels?: Readonly<Record<string, string>>;
  readonly trees?: readonly ObjectField[];
}

/** Stands on top of a form: the fields to mend with links to them, or the reason where it is no field's. */
export function FormRefusal(
  { base, refusal, labels = {}, trees = [] }: FormRefusalProps,
) {
  if (refusal === null) return null;
  if (Object.keys(refusal.errors).length > 0) {
    return (
      <ErrorSummary errors={refusal.errors} trees={trees} labels={labels} />
    );
  }
  return (
    <div id="error-summary" tabIndex={-1} autofocus class="rounded-lg">
      <Notice base={base} kind="error" alert>{refusal.detail}.</Notice>
    </div>
  );
}
