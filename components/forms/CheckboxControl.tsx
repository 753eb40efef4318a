import type { FieldErrors } from "../../lib/errors.ts";
import { controlAttributes } from "../../lib/forms/control_attributes.ts";
import { UNSET, UNSET_TRUE } from "../../lib/forms/control_names.ts";
import type { BooleanField } from "../../lib/forms/field.ts";
import { FieldNotes } from "./FieldNotes.tsx";

export interface CheckboxControlProps {
  readonly field: BooleanField;
  readonly value: unknown;
  readonly errors: FieldErrors;
  readonly base: string;
}

/** A checkbox with its label beside it. What its hidden companion is for says `decodeConfig`. */
export function CheckboxControl(
  { field, value, errors, base }: CheckboxControlProps,
) {
  const isAbsent = value === undefined && !field.required;
  const isTicked = isAbsent ? field.default === true : value === true;
  const attributes = {
    ...controlAttributes(field, errors),
    // Among the spread ones: by itself, the compiler would write it in lower case.
    defaultChecked: isTicked,
  };
  const unset = isTicked ? UNSET_TRUE : UNSET;
  return (
    <div class="grid gap-1.5">
      <input
        type="hidden"
        name={field.path}
        value={isAbsent ? unset : "false"}
      />
      <label class="flex items-start gap-2.5 text-sm font-medium w-fit">
        <input
          {...attributes}
          type="checkbox"
          value="true"
          class={`checkbox ${
            attributes["aria-invalid"] ? "checkbox-error" : ""
          }`}
        />
        <span class="pt-0.5">{field.label}</span>
      </label>
      <FieldNotes
        path={field.path}
        help={field.help}
        errors={errors}
        base={base}
      />
    </div>
  );
}
