import type { FramedField } from "../../lib/forms/control_attributes.ts";
import { isName } from "../../lib/forms/control_names.ts";
import { placeStateOf } from "../../lib/forms/form_state.ts";
import { HiddenText } from "./HiddenText.tsx";
import type { FieldProps } from "./form_view.ts";

export interface PlaceSwitchProps extends FieldProps<FramedField> {
  /** It can be absent as a whole, whatever stands inside. */
  readonly canBeAbsent?: boolean | undefined;
}

/** Whether there is anything to say of a place, beyond its text. */
export function hasSwitch(
  field: FramedField,
  { state }: FieldProps<FramedField>["form"],
): boolean {
  return field.nullable === true || state.told.has(field.name);
}

/**
 * How a place is, beyond its text; see `control_names.ts`. A hidden entry keeps
 * what it was; the switches after it overrule it, and hide what they overrule.
 */
export function PlaceSwitch(
  { field, form, canBeAbsent = false }: PlaceSwitchProps,
) {
  const name = isName(field.name);
  const state = placeStateOf(form.state, field.name);
  const before = canBeAbsent ? "absent" : state === "null" ? "" : state;
  const isTold = canBeAbsent || hasSwitch(field, form);
  const shared = { name, disabled: field.readOnly };
  return (
    <>
      {isTold && (
        <HiddenText name={name} text={field.readOnly ? state : before} />
      )}
      {canBeAbsent && (
        <Switch
          {...shared}
          value="set"
          checked={state !== "absent" && state !== "null"}
          autofocus={form.focus === name}
          label={`Fill in ${field.label}`}
        />
      )}
      {field.nullable && (
        <Switch
          {...shared}
          value="null"
          checked={state === "null"}
          autofocus={false}
          label="No value (null)"
          of={field.label}
        />
      )}
    </>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly value: "set" | "null";
  readonly checked: boolean;
  readonly autofocus: boolean;
  readonly disabled: boolean | undefined;
  readonly label: string;
  /** What it is about, where the label does not say so. */
  readonly of?: string;
}

function Switch({ label, of, ...attributes }: SwitchProps) {
  return (
    <label class="flex min-h-6 w-fit items-center gap-2 text-sm">
      <input
        {...attributes}
        type="checkbox"
        class="place-switch toggle toggle-sm"
        {...(of ? { "aria-label": `${of}: ${label}` } : {})}
      />
      {label}
    </label>
  );
}
