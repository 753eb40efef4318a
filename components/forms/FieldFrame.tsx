import type { ComponentChildren } from "preact";
import {
  type FramedField,
  helpOf,
} from "../../lib/forms/control_attributes.ts";
import { controlId } from "../../lib/forms/paths.ts";
import { FieldMarks } from "./FieldMarks.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps } from "./form_view.ts";
import { PlaceSwitch } from "./PlaceSwitch.tsx";

export interface FieldFrameProps extends FieldProps<FramedField> {
  readonly sentences: readonly string[];
  /** What stands around says already what it is: the label is for those who hear it. */
  readonly quiet?: boolean | undefined;
  /** The control; its attributes come from `controlAttributes`. */
  readonly children: ComponentChildren;
}

/** Label above, control, error before help. */
export function FieldFrame(
  { field, form, sentences, quiet, children }: FieldFrameProps,
) {
  return (
    <div class="place grid min-w-0 gap-1.5">
      <label
        for={controlId(field.name)}
        class={quiet ? "sr-only" : "text-sm font-medium wrap-anywhere"}
      >
        {field.label}
        <FieldMarks field={field} />
      </label>
      <div class="place-body grid min-w-0 gap-1.5">{children}</div>
      <PlaceSwitch field={field} form={form} />
      <FieldNotes
        name={field.name}
        path={field.path}
        help={helpOf(field)}
        sentences={sentences}
      />
    </div>
  );
}
