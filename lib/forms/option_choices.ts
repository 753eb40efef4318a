import { labelKey } from "./choices.ts";
import type { FlatSchema } from "./flat_schema.ts";
import { listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";

/** A value that a schema lists, and what it calls it. */
export interface Choice {
  readonly value: unknown;
  readonly label: unknown;
}

/** By value: the list may be cut or reordered when it is merged with another. */
export function toLabels(choices: readonly Choice[]) {
  return Object.fromEntries(
    choices.filter(({ label }) => label !== undefined)
      .map(({ value, label }) => [labelKey(value), label]),
  );
}

/** The values of a schema that has no others: its constant, or its `enum`. */
export function choicesOf({ schema, options }: FlatSchema): readonly Choice[] {
  if (options.length > 0) return [];
  const { title, const: constant, enum: allowed } = schema;
  if (constant !== undefined) return [{ value: constant, label: title }];
  const labels = ownValue(schema, "x-enum-labels");
  return listOf(allowed).map((value, index) => ({
    value,
    label: ownValue(labels, Array.isArray(labels) ? index : labelKey(value)),
  }));
}
