import { removeName } from "./control_names.ts";
import type { ObjectField } from "./field.ts";
import { textOf, toFormState } from "./form_state.ts";

/**
 * What a form does to credentials: a field left empty is left out and keeps
 * what is stored, a text replaces it, a ticked "remove" clears it.
 */
export function decodeAuth(
  form: Iterable<readonly [string, FormDataEntryValue]>,
  tree: ObjectField,
): Record<string, string | null> {
  const state = toFormState(form);
  const auth = tree.fields.flatMap((field): [string, string | null][] => {
    const text = textOf(state, field.name);
    if (text !== "") return [[field.key, text]];
    return state.texts.has(removeName(field.name)) ? [[field.key, null]] : [];
  });
  return Object.fromEntries(auth);
}
