import { keptName } from "./control_names.ts";
import { entriesOf, type FormState, toFormState } from "./form_state.ts";
import { isWithin } from "./paths.ts";

/**
 * What a page may show again of a posted form: all but the secrets that were
 * typed. The control of each sends a `kept:` along, and what stands in `auth`
 * is a credential whatever its schema calls it.
 */
export function withoutTypedSecrets(state: FormState): FormState {
  return toFormState(
    entriesOf(state).map(([name, text]) => {
      const isSecret = isWithin(name, "auth") ||
        state.texts.has(keptName(name));
      return [name, isSecret ? "" : text];
    }),
  );
}
