import type { FieldErrors } from "../../lib/errors.ts";
import type { ItemField, JsonField } from "../../lib/forms/field.ts";
import { ChoiceControl } from "./ChoiceControl.tsx";
import { NumberControl } from "./NumberControl.tsx";
import { TextControl } from "./TextControl.tsx";

export interface LeafControlProps {
  readonly field: ItemField | JsonField;
  readonly value: unknown;
  readonly errors: FieldErrors;
  readonly ariaLabel?: string;
}

/** The bare control of a field that has one control. */
export function LeafControl({ field, ...rest }: LeafControlProps) {
  switch (field.kind) {
    case "number":
      return <NumberControl field={field} {...rest} />;
    case "choice":
      return <ChoiceControl field={field} {...rest} />;
    default:
      return <TextControl field={field} {...rest} />;
  }
}
