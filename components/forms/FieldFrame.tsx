import type { ComponentChildren } from "preact";
import type { FramedField, Notes } from "../../lib/forms/control_attributes.ts";
import { FieldMarks } from "./FieldMarks.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps } from "./form_view.ts";
import { hasSwitch, PlaceSwitch } from "./PlaceSwitch.tsx";

export interface FieldFrameProps extends FieldProps<FramedField> {
  readonly notes: Notes;
  /** What stands around says already what it is: the label is for those who hear it. */
  readonly quiet?: boolean | undefined;
  readonly isShort?: boolean | undefined;
  /** The control; its attributes come from `controlAttributes`. */
  readonly children: ComponentChildren;
}

/**
 * Label above, control, error before help. Parts that every field has are called
 * and not mounted: they keep no state, and a form has hundreds of them.
 */
export function FieldFrame(
  { field, form, notes, quiet, isShort, children }: FieldFrameProps,
) {
  return (
    <div class={isShort ? "place place-short" : "place"} data-key={field.name}>
      <label
        for={notes.id}
        class={quiet ? "sr-only" : "text-sm font-medium wrap-anywhere"}
      >
        {field.label}
        {FieldMarks({ field })}
      </label>
      <div class="place-body grid min-w-0 gap-1.5">{children}</div>
      {hasSwitch(field, form) && <PlaceSwitch field={field} form={form} />}
      {FieldNotes({ notes, path: field.path })}
    </div>
  );
}
