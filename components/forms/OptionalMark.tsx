import type { FramedField } from "../../lib/forms/control_attributes.ts";

/** What may be left out is marked; what must be filled in is not. */
export function OptionalMark({ field }: { readonly field: FramedField }) {
  if (field.required || field.depends) return null;
  return <span class="ml-1 font-normal text-muted">optional</span>;
}
