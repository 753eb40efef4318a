import type { Field } from "./field.ts";
import { toFormEntries } from "./form_entries.ts";
import { type FormState, hasPlace, toFormState } from "./form_state.ts";
import { initialOf } from "./initial_value.ts";

/**
 * What a field is drawn from: the form, or its default where the form knows
 * nothing of it: a branch just chosen, a member that a condition has just shown.
 */
export function startState(state: FormState, field: Field): FormState {
  return hasPlace(state, field.name)
    ? state
    : toFormState(toFormEntries(field, initialOf(field)));
}
