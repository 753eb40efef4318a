import type { ChoiceField, ChoiceOption } from "./field.ts";
import { isSame, listOf } from "./json_value.ts";
import { isSafeText, ownValue, toLabelText } from "./paths.ts";

/** The values of a schema's `enum`, labelled by `x-enum-labels`: by value or in order. */
export function toChoiceOptions(
  schema: unknown,
  nullable: boolean,
): readonly ChoiceOption[] {
  const values = [...listOf(ownValue(schema, "enum"))];
  if (nullable && !values.includes(null)) values.push(null);
  const labels = ownValue(schema, "x-enum-labels");
  const taken = new Set([""]);
  return values.map((value, index) => {
    const isPlain = typeof value === "string" && isSafeText(value);
    const plain = isPlain ? value : JSON.stringify(value);
    const label = ownValue(
      labels,
      Array.isArray(labels) ? index : labelKey(value),
    );
    let text = plain;
    while (taken.has(text)) text = `~${text}`;
    taken.add(text);
    return {
      text,
      value,
      label: toLabelText(label) ?? nameOf(value, plain),
    };
  });
}

/** Null as its switch calls it elsewhere; what cannot be seen as JSON. */
function nameOf(value: unknown, plain: string): string {
  return value === null
    ? "No value (null)"
    : toLabelText(plain) ?? JSON.stringify(value);
}

/** The option that stands for a value. */
export function optionOf(
  field: ChoiceField,
  value: unknown,
): ChoiceOption | undefined {
  return field.options.find((option) => isSame(option.value, value));
}

/** What names a value in `x-enum-labels`. */
export function labelKey(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
