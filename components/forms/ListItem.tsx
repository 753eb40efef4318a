import { errorsAt, errorsIn } from "../../lib/forms/control_attributes.ts";
import { placeOf } from "../../lib/forms/control_names.ts";
import type { Field, ObjectField } from "../../lib/forms/field.ts";
import { placeStateOf } from "../../lib/forms/form_state.ts";
import { controlId, isWithin } from "../../lib/forms/paths.ts";
import { Icon } from "../Icon.tsx";
import { FieldNotes } from "./FieldNotes.tsx";
import type { FieldProps, FormView, WithParts } from "./form_view.ts";
import { PlaceSwitch } from "./PlaceSwitch.tsx";
import { RowButtons, type RowButtonsProps } from "./RowButtons.tsx";
import { titleOf } from "./title_of.ts";

export interface ListItemProps extends FieldProps<Field>, WithParts {
  /** It has its place, and can neither go nor move. */
  readonly isFixed: boolean;
  /** Unfolded from the start. */
  readonly isOpen: boolean;
  readonly moves: NonNullable<RowButtonsProps["moves"]>;
}

/** A value with its buttons beside it; an object folds together to its title. */
export function ListItem(props: ListItemProps) {
  const { field, form, parts, isFixed, moves } = props;
  const buttons = isFixed ? null : (
    <RowButtons
      form={form}
      name={field.name}
      label={field.label}
      moves={moves}
    />
  );
  const isJson = placeStateOf(form.state, field.name) === "json";
  if (field.kind === "object" && !isJson && !field.nullable) {
    return (
      <li class="place-box" data-row data-key={field.name}>
        <Foldable {...props} field={field} />
        {buttons && <div class="place-buttons">{buttons}</div>}
      </li>
    );
  }
  return (
    <li class="place-row" data-row data-key={field.name}>
      <div class="min-w-0 flex-1">
        <parts.Place field={field} form={form} quiet={!isFixed} />
      </div>
      {buttons}
    </li>
  );
}

/** A field inside that is wrong, or that takes the focus, is in view. */
function Foldable(
  { field, form, parts, isOpen }: Omit<ListItemProps, "field"> & {
    readonly field: ObjectField;
  },
) {
  const sentences = errorsIn(form.errors, field.path);
  const isNeeded = sentences.length > 0 || isFocusIn(form, field);
  const title = titleOf(field, form.state);
  return (
    <details
      id={`${controlId(field.name)}-fold`}
      open={isOpen || isNeeded}
      class="group min-w-0"
    >
      <summary class="flex min-h-10 items-center gap-2 rounded-lg px-3 py-2 text-sm font-medium">
        <Icon
          base={form.base}
          name="chevron-down"
          class="size-4 -rotate-90 group-open:rotate-0"
        />
        <span class="min-w-0 wrap-anywhere">
          {field.label}
          {title && <span class="font-normal text-muted">{` · ${title}`}</span>}
        </span>
      </summary>
      <fieldset
        id={controlId(field.name)}
        data-path={field.path}
        tabIndex={-1}
        class="grid min-w-0 gap-3 px-3 pb-4 pt-1"
      >
        <legend class="sr-only">{field.label}</legend>
        <PlaceSwitch field={field} form={form} />
        <FieldNotes
          notes={{
            id: controlId(field.name),
            help: field.help ? [field.help] : [],
            sentences: errorsAt(form.errors, field.path),
          }}
          path={field.path}
        />
        <parts.Members field={field} form={form} />
      </fieldset>
    </details>
  );
}

function isFocusIn({ focus }: FormView, field: ObjectField): boolean {
  if (focus === null || /^(?:up|down|remove):/.test(focus)) return false;
  return isWithin(placeOf(focus), field.name);
}
