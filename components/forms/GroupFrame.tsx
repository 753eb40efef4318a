import type { ComponentChildren } from "preact";
import {
  controlAttributes,
  type FramedField,
  helpOf,
  noteIds,
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
  /** What is wrong with the place is told inside. */
  readonly isMute?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Several controls under one legend. */
export function GroupFrame(
  { field, form, sentences, canBeAbsent, quiet, boxed, isMute, children }:
    GroupFrameProps,
) {
  const { name: _name, "data-path": path, ...attributes } = controlAttributes(
    field,
    sentences,
  );
  const notes = (
    <FieldNotes
      name={field.name}
      path={isMute ? undefined : field.path}
      help={helpOf(field)}
      sentences={sentences}
    />
  );
  return (
    <fieldset
      {...attributes}
      {...{
        "aria-invalid": undefined,
        ...(isMute ? mutedNotes(field) : { "data-path": path }),
        autofocus: form.focus === field.name,
      }}
      tabIndex={-1}
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
      {boxed && notes}
      <div class="place-body grid min-w-0 gap-3">{children}</div>
      {!boxed && notes}
    </fieldset>
  );
}

function mutedNotes(field: FramedField) {
  const help = helpOf(field).length > 0 ? noteIds(field.name).help : undefined;
  return { "aria-describedby": help };
}
