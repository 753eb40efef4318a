import { decodeField } from "./decode_members.ts";
import type { Field, ObjectField } from "./field.ts";
import { withoutRows } from "./form_rows.ts";
import { type FormState, toFormState } from "./form_state.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { toReading } from "./reading.ts";
import { withKept } from "./secrets_kept.ts";

/** What a form comes to. */
export interface DecodedForm {
  readonly value: unknown;
  /** What to show again: without empty rows, so that paths of errors and names of controls agree. */
  readonly state: FormState;
  /** What stands in a control and cannot be part of any value, by path: broken JSON, a name given twice. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
  /** Where secrets were left as they are: place in the value → place in what is stored. */
  readonly kept: ReadonlyMap<string, string>;
}

/**
 * The value that a form holds, as the inverse of `toFormEntries`; the rules are
 * those of `control_names.ts`, and for what is typed:
 *
 * - A text left empty is absent, also a required one, so that "required" is what
 *   is reported; with `is:` = `set` it is the empty text. Line ends are `\n`.
 * - A number is absent when empty; a text that is no number, or that a number
 *   would round, stays a text, so that the validator complains of it.
 * - A choice is absent when empty; a text that is no option stays a text.
 * - Empty items of a list are left out, but not before a filled item of a tuple.
 * - A row without a name and a value is none; a text left empty in a named row is "".
 * - JSON is absent when blank; a text that does not begin as JSON is a text.
 * - Only what is drawn counts: neither branches that are not chosen nor fields
 *   that a condition hides. Whatever has no field of its own stands in the map.
 */
export function decodeForm(state: FormState, tree: Field): DecodedForm {
  const reading = toReading(state);
  const typed = decodeField(reading, tree);
  // The object that a form is about is there, also when the form says nothing of it.
  const value = typed === undefined && tree.kind === "object" ? {} : typed;
  if (reading.empty.length > 0) {
    return decodeForm(withoutRows(state, reading.empty), tree);
  }
  return {
    value,
    state,
    faults: Object.fromEntries(reading.faults),
    kept: reading.kept,
  };
}

/** The value of a posted form, with the secrets of what is stored where they were left as they are. */
export function decodeConfig(
  form: Iterable<readonly [string, FormDataEntryValue]>,
  tree: ObjectField,
  stored?: unknown,
): JsonObject {
  const { value, kept } = decodeForm(toFormState(form), tree);
  const whole = withKept(tree, value, { kept, stored });
  return isObject(whole) ? whole : {};
}

/** What the form holds for a field now, as conditions look at it. */
export function valueOf(field: Field, state: FormState): unknown {
  return decodeField(toReading(state), field);
}
