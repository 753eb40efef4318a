import { changeForm } from "./change_form.ts";
import { keyName, placeOf } from "./control_names.ts";
import type { Field } from "./field.ts";
import { toFormEntries } from "./form_entries.ts";
import {
  entriesOf,
  type FormState,
  indexesIn,
  toFormState,
} from "./form_state.ts";
import { innerFields } from "./nearest_field.ts";
import { isWithin } from "./paths.ts";

/** A form after a change, and how to go on in it. */
export interface ChangedForm {
  readonly state: FormState;
  /** The control, or the button's value, that takes the focus; null leaves it where it is. */
  readonly focus: string | null;
  /** What happened, for those who do not see it; "" is nothing to say. */
  readonly said: string;
}

/**
 * Does what a button of a form says: `changeForm`, and where that leaves the
 * person. `clear:NAME` besides empties what does not fit its field.
 */
export function changeWithOutcome(
  trees: readonly Field[],
  before: FormState,
  change: string,
): ChangedForm {
  const state = changeForm(trees, before, change);
  const [, verb = "", name = ""] = /^([a-z]+):(.*)$/s.exec(change) ?? [];
  if (verb === "clear") return cleared(trees, before, name);
  const { list, index } = splitRow(name);
  const isThere = verb === "add" || verb === "open" ||
    indexesIn(before, list).includes(index);
  if (state === before || !isThere) {
    return { state: before, focus: null, said: "" };
  }
  const label = (name: string, state: FormState) => {
    const field = fieldNamed(trees, state, name);
    return field && field.key !== "" ? field.label : "Row";
  };
  switch (verb) {
    case "add": {
      const row = `${name}.${indexesIn(state, name).at(-1)}`;
      const focus = firstControl(trees, state, row);
      return { state, focus, said: `${label(row, state)} added` };
    }
    case "remove": {
      const last = indexesIn(state, list).length - 1;
      const focus = last < 0
        ? `add:${list}`
        : `remove:${list}.${Math.min(index, last)}`;
      return { state, focus, said: `${label(name, before)} removed` };
    }
    case "up":
    case "down": {
      const order = indexesIn(before, list);
      const to = order.indexOf(index) + (verb === "up" ? -1 : 1);
      const focus = `${buttonAfter(verb, to, order.length)}:${list}.${to}`;
      const said = `Moved to place ${to + 1} of ${order.length}`;
      return { state, focus, said };
    }
    case "open":
      return { state, focus: name, said: `${label(name, state)} opened` };
    default:
      return { state, focus: null, said: "" };
  }
}

function cleared(
  trees: readonly Field[],
  before: FormState,
  name: string,
): ChangedForm {
  const field = fieldNamed(trees, before, name);
  if (field === null) return { state: before, focus: null, said: "" };
  const others = entriesOf(before)
    .filter(([entry]) => !isWithin(placeOf(entry), name));
  const state = toFormState([...others, ...toFormEntries(field, undefined)]);
  return { state, focus: name, said: `${field.label} emptied` };
}

/** The same one again, or the other where the row can go no further. */
function buttonAfter(verb: "up" | "down", to: number, count: number): string {
  if (verb === "up") return to <= 0 ? "down" : "up";
  return to >= count - 1 ? "up" : "down";
}

function splitRow(name: string): { list: string; index: number } {
  const dot = name.lastIndexOf(".");
  return { list: name.slice(0, dot), index: Number(name.slice(dot + 1)) };
}

/** The first control of a row: a map's has a name before its value. */
function firstControl(
  trees: readonly Field[],
  state: FormState,
  row: string,
): string {
  if (state.texts.has(keyName(row))) return keyName(row);
  let field: Field | null = fieldNamed(trees, state, row);
  while (field?.kind === "object") {
    const first = innerFields(field, state).find(({ kind }) =>
      kind !== "const"
    );
    if (!first) break;
    field = first;
  }
  return field?.kind === "list" ? `add:${field.name}` : field?.name ?? row;
}

/** The field whose control has a name, as the form is drawn. */
function fieldNamed(
  fields: readonly Field[],
  state: FormState,
  name: string,
): Field | null {
  for (const field of fields) {
    if (field.name === name) return field;
    if (!isWithin(name, field.name)) continue;
    const found = fieldNamed(innerFields(field, state), state, name);
    if (found) return found;
  }
  return null;
}
