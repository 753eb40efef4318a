import { noteId } from "../../lib/forms/control_attributes.ts";
import type { ChoiceField } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import type { ControlProps } from "./control_props.ts";

/** More options than anyone reads through. */
export const MAX_LISTED = 20;

/**
 * Type a part of what is looked for: the browser shows what matches. It holds
 * an option's text; its label is shown beside it.
 */
export function SearchControl(
  { field, form, attributes }: ControlProps<ChoiceField>,
) {
  const id = noteId(attributes.id, "options");
  const shared = {
    ...attributes,
    value: textOf(form.state, field.name),
    required: field.required,
    readonly: field.readOnly,
    placeholder: field.placeholder ?? `Search ${field.options.length} options`,
    list: id,
  };
  return (
    <>
      <input
        {...shared}
        autocomplete="off"
        class="input w-full"
      />
      <datalist id={id}>
        {field.options.map(({ text, label }) => (
          <option key={text} value={text}>
            {label === text ? undefined : label}
          </option>
        ))}
      </datalist>
    </>
  );
}
