import type { ComponentChildren } from "preact";
import {
  controlAttributes,
  type FramedField,
  helpOf,
} from "../../lib/forms/control_attributes.ts";
import { FieldMarks } from "./FieldMarks.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps } from "./form_view.ts";
import { PlaceSwitch } from "./PlaceSwitch.tsx";

export interface GroupFrameProps extends FieldProps<FramedField> {
  readonly sentences: readonly string[];
  readonly canBeAbsent?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  /** It has a border of its own: what stands inside are fields, not controls. */
  readonly boxed?: boolean;
  readonly children: ComponentChildren;
}

/** Several controls under one legend. */
export function GroupFrame(
  { field, form, sentences, canBeAbsent, quiet, boxed, children }:
    GroupFrameProps,
) {
  const { name: _name, ...attributes } = controlAttributes(field, sentences);
  const isFocus = form.focus === field.name;
  return (
    <fieldset
      {...attributes}
      aria-invalid={undefined}
      tabIndex={-1}
      autofocus={isFocus}
      class={`place ${boxed ? "place-boxed" : "place-plain"}`}
    >
      <legend
        class={quiet
          ? "sr-only"
          : `text-sm font-medium wrap-anywhere ${boxed ? "px-1" : "mb-1.5"}`}
      >
        {field.label}
        <FieldMarks field={field} />
      </legend>
      <PlaceSwitch field={field} form={form} canBeAbsent={canBeAbsent} />
      {boxed && <Notes field={field} form={form} sentences={sentences} />}
      <div class="place-body grid min-w-0 gap-3">{children}</div>
      {!boxed && <Notes field={field} form={form} sentences={sentences} />}
    </fieldset>
  );
}

function Notes(
  { field, form, sentences }: FieldProps<FramedField> & {
    readonly sentences: readonly string[];
  },
) {
  return (
    <FieldNotes
      base={form.base}
      name={field.name}
      help={helpOf(field)}
      sentences={sentences}
    />
  );
}
