import { placeOf } from "./control_names.ts";
import {
  entriesOf,
  type FormState,
  indexesIn,
  MAX_LEVELS,
  toFormState,
} from "./form_state.ts";

/** The form without these rows of its lists and maps; those behind them move up. */
export function withoutRows(
  state: FormState,
  rows: readonly string[],
): FormState {
  const gone = new Set(rows);
  const moves = new Map<string, number | null>();
  for (const list of new Set(rows.map((row) => splitRow(row).list))) {
    let at = 0;
    for (const index of indexesIn(state, list)) {
      const row = `${list}.${index}`;
      moves.set(row, gone.has(row) ? null : at++);
    }
  }
  return withMoves(state, moves);
}

/** The form with the row moved among the others; unchanged at the ends. */
export function withMovedRow(
  state: FormState,
  row: string,
  by: -1 | 1,
): FormState {
  const { list, index } = splitRow(row);
  const indexes = indexesIn(state, list);
  const other = indexes[indexes.indexOf(index) + by];
  if (!indexes.includes(index) || other === undefined) return state;
  return withMoves(
    state,
    new Map([[`${list}.${index}`, other], [`${list}.${other}`, index]]),
  );
}

/** All names within each row begin with its new number; those of a row without one are gone. */
function withMoves(
  state: FormState,
  moves: ReadonlyMap<string, number | null>,
): FormState {
  const entries = entriesOf(state).flatMap(([name, text]) => {
    const place = placeOf(name);
    const moved = movePlace(place, moves);
    const prefix = name.slice(0, name.length - place.length);
    return moved === null ? [] : [[prefix + moved, text] as const];
  });
  return toFormState(entries);
}

function movePlace(
  place: string,
  moves: ReadonlyMap<string, number | null>,
): string | null {
  let [from, to] = ["", ""];
  const parts = `.${place}`.match(/\.(?:\\.|[^\\.])*/gs) ?? [];
  if (parts.length > MAX_LEVELS) return place;
  for (const part of parts) {
    from += from === "" ? part.slice(1) : part;
    const index = moves.get(from);
    if (index === null) return null;
    to += index === undefined ? part : `.${index}`;
  }
  return to.slice(1);
}

function splitRow(row: string): { list: string; index: number } {
  const dot = row.lastIndexOf(".");
  return { list: row.slice(0, dot), index: Number(row.slice(dot + 1)) };
}
