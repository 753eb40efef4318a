import { placeOf } from "./control_names.ts";
import {
  entriesOf,
  type FormEntry,
  type FormState,
  indexesIn,
  toFormState,
} from "./form_state.ts";
import { isWithin } from "./paths.ts";

/** The form without these rows of its lists and maps; those behind them move up. */
export function withoutRows(
  state: FormState,
  rows: readonly string[],
): FormState {
  // From the last to the first, so that the names of the others still hold.
  return rows.toReversed().reduce((state, row) => {
    const { list, index } = splitRow(row);
    const order = indexesIn(state, list).filter((at) => at !== index);
    return withOrder(state, list, order);
  }, state);
}

/** The form with the row moved among the others; unchanged at the ends. */
export function withMovedRow(
  state: FormState,
  row: string,
  by: -1 | 1,
): FormState {
  const { list, index } = splitRow(row);
  const order = [...indexesIn(state, list)];
  const at = order.indexOf(index);
  const other = order[at + by];
  if (at < 0 || other === undefined) return state;
  order[at] = other;
  order[at + by] = index;
  return withOrder(state, list, order);
}

/** The rows of these numbers, in this order, numbered anew. */
function withOrder(
  state: FormState,
  list: string,
  order: readonly number[],
): FormState {
  const places = new Map(
    order.map((index, at) => [`${list}.${index}`, `${list}.${at}`]),
  );
  return toFormState(
    entriesOf(state).flatMap(([name, text]): FormEntry[] => {
      const place = placeOf(name);
      if (place === list || !isWithin(place, list)) return [[name, text]];
      const row = place.slice(0, (place + ".").indexOf(".", list.length + 1));
      const moved = places.get(row);
      if (moved === undefined) {
        return isNumbered(row, list) ? [] : [[name, text]];
      }
      const prefix = name.slice(0, name.length - place.length);
      return [[prefix + moved + place.slice(row.length), text]];
    }),
  );
}

function isNumbered(row: string, list: string): boolean {
  return /^\d+$/.test(row.slice(list.length + 1));
}

function splitRow(row: string): { list: string; index: number } {
  const dot = row.lastIndexOf(".");
  return { list: row.slice(0, dot), index: Number(row.slice(dot + 1)) };
}
