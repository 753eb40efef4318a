import type { controlAttributes } from "../../lib/forms/control_attributes.ts";
import type { FieldProps } from "./form_view.ts";

/** What the bare control of a field takes: its frame made the attributes. */
export interface ControlProps<Kind> extends FieldProps<Kind> {
  readonly attributes: ReturnType<typeof controlAttributes>;
}
