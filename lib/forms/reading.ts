import { keptName, removeName } from "./control_names.ts";
import type { LeafField, SecretField } from "./field.ts";
import { type FormState, placeStateOf, textOf } from "./form_state.ts";
import { type Decoded, decodeText } from "./leaf_value.ts";

/** What is read of a form, and what is found on the way. */
export interface Reading {
  readonly state: FormState;
  readonly faults: Map<string, readonly string[]>;
  readonly kept: Map<string, string>;
  /** Rows that nothing is filled in. */
  readonly empty: string[];
}

export function toReading(state: FormState): Reading {
  return { state, faults: new Map(), kept: new Map(), empty: [] };
}

/** The value of a field that has one control. */
export function decodeLeaf(reading: Reading, field: LeafField): unknown {
  const { state } = reading;
  const isSet = placeStateOf(state, field.name) === "set";
  const text = textOf(state, field.name);
  return told(reading, field.path, decodeText(field, text, isSet));
}

/** A value, with what is wrong with its text taken down. */
export function told(
  { faults }: Reading,
  path: string,
  { value, fault }: Decoded,
): unknown {
  if (fault !== undefined) faults.set(path, [fault]);
  return value;
}

/** What is typed; where that is nothing, what is stored is kept. */
export function decodeSecret(reading: Reading, field: SecretField): unknown {
  const { state, kept } = reading;
  const value = decodeLeaf(reading, field);
  const stored = textOf(state, keptName(field.name));
  if (
    value === undefined && stored !== "" &&
    !state.texts.has(removeName(field.name))
  ) {
    kept.set(field.path, stored);
  }
  return value;
}
