import { renderToString } from "preact-render-to-string";
import { ErrorSummary } from "../../components/forms/ErrorSummary.tsx";
import { toSummaryItems } from "../../components/forms/summary_items.ts";
import { FieldPlace } from "../../components/forms/FieldPlace.tsx";
import { SchemaFields } from "../../components/forms/SchemaFields.tsx";
import type { FieldErrors } from "../../lib/errors.ts";
import type { Field } from "../../lib/forms/field.ts";
import {
  type FormEntry,
  type FormState,
  placeStateOf,
  toFormState,
} from "../../lib/forms/form_state.ts";

export interface DrawOptions {
  readonly errors?: FieldErrors;
}

/** The HTML of a form that holds these entries, as a page has it. */
export function drawForm(
  root: Field,
  entries: Iterable<FormEntry>,
  options: DrawOptions = {},
): string {
  return drawState(root, toFormState(entries), options);
}

function drawState(
  root: Field,
  state: FormState,
  { errors = {} }: DrawOptions,
): string {
  const form = { base: "", state, errors, secrets: {}, focus: null };
  return renderToString(
    root.kind === "object" && placeStateOf(state, root.name) !== "json"
      ? <SchemaFields field={root} form={form} />
      : <FieldPlace field={root} form={form} />,
  );
}

/** The HTML of what stands above a form that was refused. */
export function drawSummary(
  root: Field,
  entries: Iterable<FormEntry>,
  errors: FieldErrors,
): string {
  const state = toFormState(entries);
  const items = toSummaryItems({ errors, trees: [root], state, labels: {} });
  return renderToString(<ErrorSummary items={items} />);
}
