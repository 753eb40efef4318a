import type { FramedField } from "../../lib/forms/control_attributes.ts";

const OPTIONAL = <span class="ml-1 font-normal text-muted">optional</span>;

/** What may be left out is marked, what must be filled in is not; and what is on its way out, or not to be changed. */
export function FieldMarks({ field }: { readonly field: FramedField }) {
  const { required, depends, deprecated, readOnly } = field;
  const optional = required === false && !depends ? OPTIONAL : null;
  if (!readOnly && !deprecated) return optional;
  return (
    <>
      {optional}
      {readOnly && <span class="ml-1 font-normal text-muted">read only</span>}
      {deprecated && (
        <span class="chip ml-1.5 align-middle font-normal">Deprecated</span>
      )}
    </>
  );
}
