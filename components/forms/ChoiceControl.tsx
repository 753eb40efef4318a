import type { ChoiceField, ChoiceOption } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import type { ControlProps } from "./control_props.ts";
import { HiddenText } from "./HiddenText.tsx";

/** Choose from a list; a value that is no option stands among them until another is chosen. */
export function ChoiceControl(
  { field, form, attributes }: ControlProps<ChoiceField>,
) {
  const chosen = textOf(form.state, field.name);
  return (
    <>
      {field.readOnly && <HiddenText name={field.name} text={chosen} />}
      <select
        id={attributes.id}
        name={field.readOnly ? undefined : field.name}
        disabled={field.readOnly}
        data-path={field.path}
        aria-invalid={attributes["aria-invalid"]}
        aria-describedby={attributes["aria-describedby"]}
        autofocus={attributes.autofocus}
        required={field.required}
        class="select w-full"
      >
        {(chosen === "" || !field.required) && (
          <option value="" selected={chosen === ""}>
            {field.required ? "Choose…" : "Not set"}
          </option>
        )}
        {optionsOf(field, chosen).map(({ text, label }) => (
          <option key={text} value={text} selected={text === chosen}>
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
