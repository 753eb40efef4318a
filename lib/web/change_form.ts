import { changeWithOutcome } from "../forms/change_outcome.ts";
import { CHANGE_NAME } from "../forms/control_names.ts";
import type { Field } from "../forms/field.ts";
import { type FormState, toFormState } from "../forms/form_state.ts";
import { withoutTypedSecrets } from "../forms/typed_secrets.ts";
import { withStarts } from "../forms/with_starts.ts";
import { readText } from "./read_form.ts";

/** A form to be shown again after one of its buttons has changed what it asks. */
export interface FormChange {
  readonly draft: FormState;
  readonly change: { readonly focus: string | null; readonly said: string };
}

/** What a posted form asks to be changed of itself; null where it is sent to be stored. */
export function readFormChange(
  form: FormData,
  trees: readonly Field[],
): FormChange | null {
  if (!form.has(CHANGE_NAME)) return null;
  const change = readText(form, CHANGE_NAME);
  const changed = changeWithOutcome(trees, toFormState(form), change);
  const { focus, said } = changed;
  return {
    draft: withoutTypedSecrets(withStarts(trees, changed.state)),
    change: { focus, said },
  };
}
