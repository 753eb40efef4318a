import type { FieldErrors } from "../../lib/errors.ts";
import { optionOf } from "../../lib/forms/choices.ts";
import { controlAttributes } from "../../lib/forms/control_attributes.ts";
import type { ChoiceField } from "../../lib/forms/field.ts";
import { toFormText } from "../../lib/forms/form_text.ts";

export interface ChoiceControlProps {
  readonly field: ChoiceField;
  readonly value: unknown;
  readonly errors: FieldErrors;
  readonly ariaLabel?: string;
}

/** A value that is no option stands among them until another is chosen. */
export function ChoiceControl(
  { field, value, errors, ariaLabel }: ChoiceControlProps,
) {
  const attributes = controlAttributes(field, errors);
  const error = attributes["aria-invalid"];
  const chosen = toFormText(field, value);
  const isStray = chosen !== "" && !optionOf(field, value);
  return (
    <select
      {...attributes}
      aria-label={ariaLabel}
      required={field.required}
      class={`select w-full ${error ? "select-error" : ""}`}
    >
      {(chosen === "" || !field.required) && (
        <option value="" selected={chosen === ""}>{emptyLabel(field)}</option>
      )}
      {isStray && <option value={chosen} selected>{chosen}</option>}
      {field.options.map(({ text, label }) => (
        <option key={text} value={text} selected={text === chosen}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** What leaving the choice empty means. */
function emptyLabel(field: ChoiceField): string {
  if (field.required) return "Choose…";
  const usual = optionOf(field, field.default);
  return usual ? `Not set (${usual.label})` : "Not set";
}
