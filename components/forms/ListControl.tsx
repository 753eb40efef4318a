import type { FieldErrors } from "../../lib/errors.ts";
import { controlAttributes } from "../../lib/forms/control_attributes.ts";
import type { ListField } from "../../lib/forms/field.ts";
import { itemAt } from "../../lib/forms/nearest_field.ts";
import { FieldNotes } from "./FieldNotes.tsx";
import { LeafControl } from "./LeafControl.tsx";
import { OptionalMark } from "./OptionalMark.tsx";

export interface ListControlProps {
  readonly field: ListField;
  readonly value: unknown;
  readonly errors: FieldErrors;
  readonly base: string;
}

/** Rows to fill in beyond those that are filled, so that a list grows without scripts. */
const SPARE_ROWS = 3;

/**
 * One control an item; those left empty are left out. The rows are made anew
 * when the value changes, so that errors by index stand at the right ones.
 */
export function ListControl({ field, value, errors, base }: ListControlProps) {
  const { id, name, ...attributes } = controlAttributes(field, errors);
  const items = Array.isArray(value) ? value : [];
  const spare = Math.min(items.length + SPARE_ROWS, field.maxItems);
  const rows = Math.max(items.length, spare, Math.min(field.minItems, 100));
  return (
    <fieldset
      id={id}
      aria-describedby={attributes["aria-describedby"]}
      tabIndex={-1}
      class="grid min-w-0 gap-1.5"
    >
      <legend class="mb-1.5 text-sm font-medium">
        {field.label}
        <OptionalMark field={field} />
      </legend>
      {(Array.isArray(value) || field.required) && (
        <input type="hidden" name={name} value="[]" />
      )}
      <div key={JSON.stringify(items)} class="grid gap-1.5">
        {Array.from({ length: rows }, (_, index) => {
          const item = itemAt(field, index);
          return (
            <div key={index} class="grid gap-1.5">
              <LeafControl
                field={item}
                value={items[index]}
                errors={errors}
                ariaLabel={`${field.label}, ${index + 1}`}
              />
              <FieldNotes
                path={item.path}
                help={null}
                errors={errors}
                base={base}
              />
            </div>
          );
        })}
      </div>
      <FieldNotes
        path={field.path}
        help={field.help}
        errors={errors}
        base={base}
      />
    </fieldset>
  );
}
