import type { FieldErrors } from "../../lib/errors.ts";
import {
  controlAttributes,
  toHtmlPattern,
} from "../../lib/forms/control_attributes.ts";
import type { JsonField, TextField } from "../../lib/forms/field.ts";
import { toFormText } from "../../lib/forms/form_text.ts";

export interface TextControlProps {
  readonly field: TextField | JsonField;
  readonly value: unknown;
  readonly errors: FieldErrors;
  /** Its name where no label points to it, as in a list. */
  readonly ariaLabel?: string;
}

/** One line, or several where the field or what it holds has several. */
export function TextControl(
  { field, value, errors, ariaLabel }: TextControlProps,
) {
  const text = toFormText(field, value);
  const attributes = {
    ...controlAttributes(field, errors),
    "aria-label": ariaLabel,
    required: field.required,
    placeholder: field.placeholder,
    // Among the spread ones: by itself, the compiler would write it in lower case.
    defaultValue: text,
  };
  const error = attributes["aria-invalid"];
  if (field.kind === "json" || field.kind === "textarea" || /\n/.test(text)) {
    const font = field.kind === "json" ? "font-mono text-sm" : "";
    return (
      <textarea
        {...attributes}
        rows={4}
        spellcheck={field.kind !== "json"}
        class={`textarea w-full ${font} ${error ? "textarea-error" : ""}`}
      />
    );
  }
  return (
    <>
      {value === "" && <input type="hidden" name={field.path} value="" />}
      <input
        {...attributes}
        type={field.kind}
        minLength={field.minLength}
        maxLength={field.maxLength}
        pattern={toHtmlPattern(field.pattern)}
        autocomplete="off"
        class={`input w-full ${error ? "input-error" : ""}`}
      />
    </>
  );
}
