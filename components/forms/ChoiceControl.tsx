import type { ChoiceField, ChoiceOption } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import type { ControlProps } from "./control_props.ts";
import { HiddenText } from "./HiddenText.tsx";

/** Choose from a list; a value that is no option stands among them until another is chosen. */
export function ChoiceControl(
  { field, form, attributes }: ControlProps<ChoiceField>,
) {
  const chosen = textOf(form.state, field.name);
  const mark = { selected: true };
  return (
    <>
      {field.readOnly && <HiddenText name={field.name} text={chosen} />}
      <select
        {...attributes}
        disabled={field.readOnly}
        required={field.required}
        class="select w-full"
      >
        {(chosen === "" || !field.required) && (
          <option value="" {...(chosen === "" ? mark : {})}>
            {field.required ? "Choose…" : "Not set"}
          </option>
        )}
        {optionsOf(field, chosen).map(({ text, label }) => (
          <option
            key={text}
            value={text}
            {...(text === chosen ? mark : {})}
          >
            {label}
          </option>
        ))}
      </select>
    </>
  );
}

/** The options, and before them what was chosen and is none. */
export function optionsOf(
  { options }: ChoiceField,
  chosen: string,
): readonly ChoiceOption[] {
  const isStray = chosen !== "" &&
    !options.some(({ text }) => text === chosen);
  if (!isStray) return options;
  return [{ text: chosen, value: chosen, label: chosen }, ...options];
}
