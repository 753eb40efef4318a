import {
  controlAttributes,
  errorsAt,
  toNotes,
} from "../../lib/forms/control_attributes.ts";
import type { BooleanField } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import { FieldMarks } from "./FieldMarks.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps } from "./form_view.ts";
import { HiddenText } from "./HiddenText.tsx";
import { PlaceSwitch } from "./PlaceSwitch.tsx";
import { RadioGroup } from "./RadioGroup.tsx";

export interface BooleanControlProps extends FieldProps<BooleanField> {
  readonly quiet?: boolean | undefined;
}

/**
 * Yes or no: a checkbox where one of both must be said. Where it may be left
 * out there are three answers, and a box could give only two.
 */
export function BooleanControl({ field, form, quiet }: BooleanControlProps) {
  const sentences = errorsAt(form.errors, field.path);
  const text = textOf(form.state, field.name);
  if (field.required) return <Checkbox field={field} form={form} />;
  return RadioGroup({
    field,
    form,
    sentences,
    quiet,
    chosen: text,
    options: YES_OR_NO,
  });
}

const YES_OR_NO = [
  { text: "true", label: "Yes" },
  { text: "false", label: "No" },
];

/** The hidden text before it is the answer of a box that is not ticked. */
function Checkbox({ field, form }: FieldProps<BooleanField>) {
  const notes = toNotes(field, errorsAt(form.errors, field.path));
  const isTicked = textOf(form.state, field.name) === "true";
  const attributes = {
    ...controlAttributes(field, notes, form.focus),
    ...(field.readOnly ? { name: undefined, disabled: true } : {}),
    checked: isTicked,
  };
  const unticked = field.readOnly && isTicked ? "true" : "false";
  return (
    <div class="place" data-key={field.name}>
      <div class="place-body">
        <HiddenText name={field.name} text={unticked} />
        <label class="flex min-h-6 w-fit items-start gap-2.5 text-sm font-medium">
          <input
            {...attributes}
            type="checkbox"
            value="true"
            class="checkbox"
          />
          <span class="pt-0.5 wrap-anywhere">
            {field.label}
            <FieldMarks field={field} />
          </span>
        </label>
      </div>
      <PlaceSwitch field={field} form={form} />
      <FieldNotes notes={notes} path={field.path} />
    </div>
  );
}
