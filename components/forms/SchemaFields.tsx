import { errorsAt } from "../../lib/forms/control_attributes.ts";
import { isName } from "../../lib/forms/control_names.ts";
import type { ObjectField } from "../../lib/forms/field.ts";
import { textOf } from "../../lib/forms/form_state.ts";
import { controlId } from "../../lib/forms/paths.ts";
import { PARTS } from "./FieldPlace.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps } from "./form_view.ts";
import { HiddenText } from "./HiddenText.tsx";

/** All fields of a schema. What is wrong with the whole stands before them. */
export function SchemaFields({ field, form }: FieldProps<ObjectField>) {
  const { state, errors } = form;
  const name = isName(field.name);
  return (
    <div class="grid min-w-0 gap-5">
      {state.texts.has(name) && (
        <HiddenText name={name} text={textOf(state, name)} />
      )}
      <FieldNotes
        notes={{
          id: controlId(field.name),
          help: [],
          sentences: errorsAt(errors, field.path),
        }}
        path={field.path}
      />
      <PARTS.Members field={field} form={form} />
    </div>
  );
}
