import {
  controlAttributes,
  errorsAt,
  toNotes,
} from "../../lib/forms/control_attributes.ts";
import { isName, keyName } from "../../lib/forms/control_names.ts";
import { type Row, rowsOf } from "../../lib/forms/drawn.ts";
import type { MapField, ObjectField } from "../../lib/forms/field.ts";
import { placeStateOf, textOf } from "../../lib/forms/form_state.ts";
import { controlId } from "../../lib/forms/paths.ts";
import { ChangeButton } from "./ChangeButton.tsx";
import type { FieldProps, FormView, WithParts } from "./form_view.ts";
import { GroupFrame } from "./GroupFrame.tsx";
import { HiddenText } from "./HiddenText.tsx";
import { RowButtons } from "./RowButtons.tsx";

export interface MapControlProps extends FieldProps<MapField>, WithParts {
  readonly owner: ObjectField;
}

/** Rows of a name and a value. Where the schema invites none, it is there only for those that there are. */
export function MapControl({ field, form, parts, owner }: MapControlProps) {
  const rows = rowsOf(field, form.state);
  if (rows.length === 0 && !field.open) return null;
  return (
    <GroupFrame
      field={{ ...field, readOnly: owner.readOnly }}
      form={form}
      sentences={[]}
      isMute
      quiet={field.label === "Values"}
    >
      {rows.length > 0 && (
        <ul class="grid min-w-0 gap-2">
          {rows.map((row) => (
            <MapRow
              key={row.index}
              row={row}
              form={form}
              parts={parts}
              isFixed={owner.readOnly}
            />
          ))}
        </ul>
      )}
      {field.open && !owner.readOnly && (
        <ChangeButton
          form={form}
          change="add"
          name={field.name}
          icon="plus"
          label={field.label === "Values"
            ? `Add to ${owner.label}`
            : "Add another value"}
        />
      )}
    </GroupFrame>
  );
}

interface MapRowProps extends WithParts {
  readonly row: Row;
  readonly form: FormView;
  readonly isFixed: boolean;
}

function MapRow({ row, form, parts, isFixed }: MapRowProps) {
  const { field, index, key } = row;
  const label = key === "" ? `row ${index + 1}` : key;
  return (
    <li class="place-row place-map-row" data-row data-key={field.name}>
      <div class="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(8rem,1fr)_2fr]">
        <KeyControl row={row} form={form} isFixed={isFixed} />
        <div class="min-w-0">
          <parts.Place
            field={{ ...field, label: `Value of ${label}` }}
            form={form}
            quiet
          />
        </div>
      </div>
      {!isFixed && <RowButtons form={form} name={field.name} label={label} />}
    </li>
  );
}

/** The name of a member. What its value may be can depend on it. */
function KeyControl({ row, form, isFixed }: Omit<MapRowProps, "parts">) {
  const name = keyName(row.field.name);
  const isJson = placeStateOf(form.state, name) === "json";
  const framed = {
    name,
    path: row.field.path,
    label: `Name ${row.index + 1}`,
    help: null,
  };
  const sentences = row.isNamed ? [] : errorsAt(form.errors, row.field.path);
  const { "data-path": _path, "aria-describedby": _notes, ...attributes } =
    controlAttributes(framed, toNotes(framed, sentences), form.focus);
  const shared = {
    ...attributes,
    value: textOf(form.state, name),
    readonly: isFixed,
    "data-redraws": true,
  };
  return (
    <div class="min-w-0">
      <label class="sr-only" for={controlId(name)}>{framed.label}</label>
      {isJson && <HiddenText name={isName(name)} text="json" />}
      <input
        {...shared}
        type="text"
        placeholder="Name"
        autocomplete="off"
        class="input w-full"
      />
    </div>
  );
}
