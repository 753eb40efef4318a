import type { FieldErrors } from "../../lib/errors.ts";
import { controlAttributes } from "../../lib/forms/control_attributes.ts";
import type { NumberField } from "../../lib/forms/field.ts";
import { toFormText } from "../../lib/forms/form_text.ts";

export interface NumberControlProps {
  readonly field: NumberField;
  readonly value: unknown;
  readonly errors: FieldErrors;
  readonly ariaLabel?: string;
}

export function NumberControl(
  { field, value, errors, ariaLabel }: NumberControlProps,
) {
  const attributes = {
    ...controlAttributes(field, errors),
    // Among the spread ones: by itself, the compiler would write it in lower case.
    defaultValue: toFormText(field, value),
  };
  const error = attributes["aria-invalid"];
  // A number control would hide a text that is no number; it is to be seen and mended.
  const type = typeof value === "string" ? "text" : "number";
  return (
    <input
      {...attributes}
      type={type}
      aria-label={ariaLabel}
      inputMode={field.integer ? "numeric" : "decimal"}
      step={field.multipleOf ?? (field.integer ? 1 : "any")}
      min={field.min}
      max={field.max}
      required={field.required}
      placeholder={field.placeholder}
      autocomplete="off"
      class={`input w-full tabular-nums ${error ? "input-error" : ""}`}
    />
  );
}
