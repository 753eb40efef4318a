import type { ChoiceField, ChoiceOption } from "./field.ts";
import { ownValue } from "./paths.ts";

/**
 * The values that a schema lists: `enum` (with `x-enum-labels`, by value or in
 * order), or a `oneOf`/`anyOf` of constants with titles. Empty when it lists none.
 */
export function toChoiceOptions(schema: unknown): readonly ChoiceOption[] {
  const allowed = ownValue(schema, "enum");
  if (Array.isArray(allowed)) {
    const labels = ownValue(schema, "x-enum-labels");
    return toOptions(allowed.map((value: unknown, index) => ({
      value,
      label: ownValue(labels, Array.isArray(labels) ? index : String(value)),
    })));
  }
  const branches = ownValue(schema, "oneOf") ?? ownValue(schema, "anyOf");
  if (!Array.isArray(branches) || !branches.every(isConstant)) return [];
  return toOptions(branches.map((branch: unknown) => ({
    value: ownValue(branch, "const"),
    label: ownValue(branch, "title"),
  })));
}

/** The option that stands for a value; JSON values are compared by their text. */
export function optionOf(
  field: ChoiceField,
  value: unknown,
): ChoiceOption | undefined {
  const text = JSON.stringify(value);
  return field.options.find((option) => JSON.stringify(option.value) === text);
}

function isConstant(schema: unknown): boolean {
  return ownValue(schema, "const") !== undefined;
}

function toOptions(
  choices: readonly { readonly value: unknown; readonly label: unknown }[],
): readonly ChoiceOption[] {
  const taken = new Set([""]);
  return choices.map(({ value, label }) => {
    const plain = typeof value === "string" ? value : JSON.stringify(value);
    let text = plain;
    while (taken.has(text)) text = `~${text}`;
    taken.add(text);
    return {
      text,
      value,
      label: typeof label === "string" && label !== "" ? label : plain,
    };
  });
}
