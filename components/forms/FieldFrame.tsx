import type { ComponentChildren } from "preact";
import type { FieldErrors } from "../../lib/errors.ts";
import type { FramedField } from "../../lib/forms/control_attributes.ts";
import { controlId } from "../../lib/forms/paths.ts";
import { FieldNotes } from "./FieldNotes.tsx";
import { OptionalMark } from "./OptionalMark.tsx";

export interface FieldFrameProps {
  readonly field: FramedField;
  readonly errors: FieldErrors;
  readonly base: string;
  /** The control; its attributes come from `controlAttributes`. */
  readonly children: ComponentChildren;
}

/** Label above, control, error before help. */
export function FieldFrame({ field, errors, base, children }: FieldFrameProps) {
  return (
    <div class="grid gap-1.5">
      <label for={controlId(field.path)} class="text-sm font-medium">
        {field.label}
        <OptionalMark field={field} />
      </label>
      {children}
      <FieldNotes
        path={field.path}
        help={field.help}
        errors={errors}
        base={base}
      />
    </div>
  );
}
