import { removeName } from "./control_names.ts";
import type { ObjectField } from "./field.ts";
import { lastText, toSubmitted } from "./submitted.ts";

/**
 * What a form does to credentials: a field left empty is left out and keeps
 * what is stored, a text replaces it, a ticked "remove" clears it.
 */
export function decodeAuth(
  form: FormData,
  tree: ObjectField,
): Record<string, string | null> {
  const submitted = toSubmitted(form);
  const auth = tree.fields.flatMap((field): [string, string | null][] => {
    const text = lastText(submitted, field.path);
    if (text !== "") return [[field.key, text]];
    return submitted.has(removeName(field.path)) ? [[field.key, null]] : [];
  });
  return Object.fromEntries(auth);
}
