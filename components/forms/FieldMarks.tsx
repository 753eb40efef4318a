import type { FramedField } from "../../lib/forms/control_attributes.ts";

/** What may be left out is marked, what must be filled in is not; and what is on its way out, or not to be changed. */
export function FieldMarks({ field }: { readonly field: FramedField }) {
  const { required, depends, deprecated, readOnly } = field;
  return (
    <>
      {required === false && !depends && <Mark text="optional" />}
      {readOnly && <Mark text="read only" />}
      {deprecated && (
        <span class="chip ml-1.5 align-middle font-normal">Deprecated</span>
      )}
    </>
  );
}

function Mark({ text }: { readonly text: string }) {
  return <span class="ml-1 font-normal text-muted">{text}</span>;
}
