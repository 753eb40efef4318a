import type { NumberField } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import type { ControlProps } from "./control_props.ts";

/** Its digits stay as they were typed. */
export function NumberControl(
  { field, form, attributes }: ControlProps<NumberField>,
) {
  const text = textOf(form.state, field.name);
  return (
    <input
      id={attributes.id}
      name={field.name}
      data-path={field.path}
      aria-invalid={attributes["aria-invalid"]}
      aria-describedby={attributes["aria-describedby"]}
      autofocus={attributes.autofocus}
      value={text}
      readonly={field.readOnly}
      required={field.required && !field.nullable}
      type={isNumeral(text) ? "number" : "text"}
      inputMode={field.integer ? "numeric" : "decimal"}
      step={field.multipleOf ?? (field.integer ? 1 : "any")}
      min={field.min}
      max={field.max}
      placeholder={field.placeholder}
      autocomplete="off"
      class="input w-full tabular-nums"
    />
  );
}

/** A number control would hide any other text, which is to be seen and mended. */
function isNumeral(text: string): boolean {
  return text === "" ||
    /^(?:-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)?$/i.test(text) &&
      !text.endsWith(".");
}
