import type { FieldProps } from "./form_view.ts";
import { GroupFrame } from "./GroupFrame.tsx";
import type { FramedField } from "../../lib/forms/control_attributes.ts";
import { HiddenText } from "./HiddenText.tsx";

export interface RadioGroupProps extends FieldProps<FramedField> {
  readonly sentences: readonly string[];
  readonly quiet?: boolean | undefined;
  readonly options: readonly {
    readonly text: string;
    readonly label: string;
  }[];
  /** The text of the chosen one; "" is none. */
  readonly chosen: string;
}

/** A few options, all in view; one of them may be to leave it out. */
export function RadioGroup(
  { options, chosen, ...frame }: RadioGroupProps,
) {
  const { field } = frame;
  const all = field.required || options.some(({ text }) => text === "")
    ? options
    : [{ text: "", label: "Not set" }, ...options];
  const isHidden = field.readOnly || (field.required && chosen === "");
  const children = (
    <>
      {isHidden && <HiddenText name={field.name} text={chosen} />}
      <div class="flex flex-wrap gap-x-5 gap-y-1.5">
        {all.map(({ text, label }) =>
          Radio({
            name: field.name,
            value: text,
            label,
            checked: text === chosen,
            disabled: field.readOnly,
            required: field.required && !field.nullable,
          })
        )}
      </div>
    </>
  );
  return GroupFrame({ ...frame, children });
}

export interface RadioProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** Choosing it changes what the form asks. */
  readonly redraws?: boolean;
}

export function Radio(props: RadioProps) {
  const { name, value, label, checked, disabled, required, redraws } = props;
  return (
    <label class="flex min-h-6 items-center gap-2 text-sm wrap-anywhere">
      <input
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        required={required}
        type="radio"
        class="radio radio-sm"
        data-redraws={redraws}
      />
      {label}
    </label>
  );
}
