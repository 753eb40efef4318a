import {
  controlAttributes,
  errorsAt,
  errorsIn,
  toNotes,
} from "../../lib/forms/control_attributes.ts";
import type { LeafField } from "../../lib/forms/field.ts";
import { placeStateOf, textOf } from "../../lib/forms/form_state.ts";
import { BooleanControl } from "./BooleanControl.tsx";
import { ChangeButton } from "./ChangeButton.tsx";
import { ChoiceControl, optionsOf } from "./ChoiceControl.tsx";
import { ChooserControl } from "./ChooserControl.tsx";
import type { ControlProps } from "./control_props.ts";
import { FieldFrame } from "./FieldFrame.tsx";
import {
  type FieldProps,
  type Parts,
  type PlaceProps,
  withStart,
} from "./form_view.ts";
import { HiddenEntries } from "./HiddenEntries.tsx";
import { ListControl } from "./ListControl.tsx";
import { NumberControl } from "./NumberControl.tsx";
import { ObjectFields } from "./ObjectFields.tsx";
import { ObjectGroup } from "./ObjectGroup.tsx";
import { RadioGroup } from "./RadioGroup.tsx";
import { MAX_LISTED, SearchControl } from "./SearchControl.tsx";
import { SecretControl } from "./SecretControl.tsx";
import { JsonControl, TextControl } from "./TextControl.tsx";

/** Most options that are shown as radios. */
const MAX_RADIOS = 4;

/** One place of a schema, with the control that suits it. A place that the form knows nothing of starts with its default. */
export function FieldPlace(
  { field, form: given, quiet, isShort }: PlaceProps,
) {
  const form = withStart(given, field);
  if (placeStateOf(form.state, field.name) === "json") {
    return <Misfit field={field} form={form} quiet={quiet} />;
  }
  const group = { form, quiet, parts: PARTS };
  switch (field.kind) {
    case "const":
      return <HiddenEntries state={form.state} places={[field.name]} />;
    case "object":
      return <ObjectGroup {...group} field={field} />;
    case "list":
      return <ListControl {...group} field={field} />;
    case "chooser":
      return <ChooserControl {...group} field={field} />;
    case "boolean":
      return BooleanControl({ field, form, quiet });
    case "choice":
      if (field.options.length <= MAX_RADIOS) {
        const chosen = textOf(form.state, field.name);
        return RadioGroup({
          field,
          form,
          quiet,
          sentences: errorsAt(form.errors, field.path),
          chosen,
          options: optionsOf(field, chosen),
        });
      }
      return Leaf({ field, form, quiet, isShort });
    default:
      return Leaf({ field, form, quiet, isShort });
  }
}

/** All that fields inside of others are drawn with. */
export const PARTS: Parts = {
  Place: FieldPlace,
  Members: (props) => <ObjectFields {...props} parts={PARTS} />,
};

/** What the field's own control cannot hold is shown as it is, to be mended or left out. */
function Misfit({ field, form, quiet }: PlaceProps) {
  const json = {
    ...field,
    kind: "json" as const,
    help: "What is here does not fit its field, so it is shown as JSON.",
    default: undefined,
  };
  return (
    <div class="grid min-w-0 gap-2" data-key={field.name}>
      <Leaf field={json} form={form} quiet={quiet} />
      {!field.readOnly && (
        <ChangeButton
          form={form}
          change="clear"
          name={field.name}
          icon="x"
          label={`Empty ${field.label}`}
        />
      )}
    </div>
  );
}

/** A field with one control and a label above it. */
function Leaf(
  { field, form, quiet, isShort }:
    & FieldProps<LeafField>
    & Pick<PlaceProps, "quiet" | "isShort">,
) {
  const sentences = field.kind === "json"
    ? errorsIn(form.errors, field.path)
    : errorsAt(form.errors, field.path);
  const notes = toNotes(field, sentences);
  const attributes = controlAttributes(field, notes, form.focus);
  const children = Control({ field, form, attributes });
  return FieldFrame({ field, form, notes, quiet, isShort, children });
}

function Control({ field, form, attributes }: ControlProps<LeafField>) {
  switch (field.kind) {
    case "number":
      return NumberControl({ field, form, attributes });
    case "choice":
      return field.options.length > MAX_LISTED
        ? SearchControl({ field, form, attributes })
        : ChoiceControl({ field, form, attributes });
    case "secret":
      return SecretControl({ field, form, attributes });
    case "json":
      return JsonControl({ field, form, attributes });
    case "boolean":
      return null;
    default:
      return TextControl({ field, form, attributes });
  }
}
