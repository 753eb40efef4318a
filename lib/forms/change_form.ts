import { isName, keyName } from "./control_names.ts";
import type { Field, ListField, MapField } from "./field.ts";
import { toFormEntries } from "./form_entries.ts";
import { withMovedRow, withoutRows } from "./form_rows.ts";
import {
  type FormEntry,
  type FormState,
  indexesIn,
  withEntries,
} from "./form_state.ts";
import { initialOf } from "./initial_value.ts";
import { innerFields } from "./nearest_field.ts";
import { isWithin } from "./paths.ts";

/**
 * The form after a button's change, on the server and in the browser alike:
 *
 * | change | does |
 * |---|---|
 * | `add:LIST` | an item or a row behind the others |
 * | `remove:ROW`, `up:ROW`, `down:ROW` | to a row of a list or a map, such as `config.tags.2` |
 * | `open:NAME` | an object that is drawn on demand is there |
 *
 * Anything else leaves it as it is: the form is only drawn anew ("Update form").
 */
export function changeForm(
  trees: readonly Field[],
  state: FormState,
  change: string,
): FormState {
  const [, verb, name = ""] = /^([a-z]+):(.*)$/s.exec(change) ?? [];
  switch (verb) {
    case "add": {
      const place = findRows(trees, state, name);
      return place ? withEntries(state, toRow(place, state)) : state;
    }
    case "remove":
      return withoutRows(state, [name]);
    case "up":
      return withMovedRow(state, name, -1);
    case "down":
      return withMovedRow(state, name, 1);
    case "open":
      return withEntries(state, [[isName(name), "set"]]);
    default:
      return state;
  }
}

function findRows(
  fields: readonly Field[],
  state: FormState,
  name: string,
): ListField | MapField | null {
  for (const field of fields) {
    if (!isWithin(name, field.name)) continue;
    if (field.kind === "list" && field.name === name) return field;
    const map = field.kind === "object" ? field.others : null;
    if (map?.name === name) return map;
    const found = findRows(innerFields(field, state), state, name);
    if (found) return found;
  }
  return null;
}

function toRow(
  place: ListField | MapField,
  state: FormState,
): readonly FormEntry[] {
  const index = (indexesIn(state, place.name).at(-1) ?? -1) + 1;
  if (place.kind === "list") {
    const item = place.makeItem(index);
    return toFormEntries(item, initialOf(item));
  }
  const value = place.makeRow(index, "");
  const key: FormEntry = [keyName(value.name), ""];
  return [key, ...toFormEntries(value, initialOf(value))];
}
