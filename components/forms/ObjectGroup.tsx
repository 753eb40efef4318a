import { errorsAt } from "../../lib/forms/control_attributes.ts";
import type { ObjectField } from "../../lib/forms/field.ts";
import { placeStateOf } from "../../lib/forms/form_state.ts";
import { ChangeButton } from "./ChangeButton.tsx";
import type { FieldProps, WithParts } from "./form_view.ts";
import { GroupFrame } from "./GroupFrame.tsx";

export interface ObjectGroupProps extends FieldProps<ObjectField>, WithParts {
  readonly quiet?: boolean | undefined;
}

/** An object inside another: a group with its own legend, that may be absent as a whole. */
export function ObjectGroup({ field, form, quiet, parts }: ObjectGroupProps) {
  const state = placeStateOf(form.state, field.name);
  const isThere = state !== "absent" && state !== "null";
  const isOpen = isThere || !field.recursive;
  return (
    <GroupFrame
      field={field}
      form={form}
      sentences={errorsAt(form.errors, field.path)}
      canBeAbsent={!field.required && isOpen}
      quiet={quiet}
      boxed
    >
      {isOpen ? <parts.Members field={field} form={form} /> : (
        <ChangeButton
          form={form}
          change="open"
          name={field.name}
          icon="plus"
          label={`Fill in ${field.label}`}
        />
      )}
    </GroupFrame>
  );
}
