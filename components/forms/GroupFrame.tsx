import type { ComponentChildren } from "preact";
import {
  describedBy,
  type FramedField,
  toNotes,
} from "../../lib/forms/control_attributes.ts";
import { FieldMarks } from "./FieldMarks.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps } from "./form_view.ts";
import { hasSwitch, PlaceSwitch } from "./PlaceSwitch.tsx";

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
  const notes = toNotes(field, sentences);
  const { id, help } = notes;
  const path = isMute ? undefined : field.path;
  const told = FieldNotes({ notes, path });
  const mutedBy = help.length > 0 ? `${id}-help` : undefined;
  return (
    <fieldset
      id={id}
      data-path={path}
      aria-describedby={isMute ? mutedBy : describedBy(notes)}
      autofocus={form.focus === field.name}
      tabIndex={-1}
      class={boxed ? "place place-boxed" : "place"}
    >
      <legend
        class={quiet
          ? "sr-only"
          : `text-sm font-medium wrap-anywhere ${boxed ? "px-1" : "mb-1.5"}`}
      >
        {field.label}
        {FieldMarks({ field })}
      </legend>
      {(canBeAbsent || hasSwitch(field, form)) && (
        <PlaceSwitch field={field} form={form} canBeAbsent={canBeAbsent} />
      )}
      {boxed && told}
      <div class="place-body grid min-w-0 gap-3">{children}</div>
      {!boxed && told}
    </fieldset>
  );
}
