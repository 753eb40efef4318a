import { branchName, isName, keyName } from "./control_names.ts";
import type {
  Branch,
  ChooserField,
  Field,
  ListField,
  MapField,
} from "./field.ts";
import { type FormState, hasPlace, indexesIn, textOf } from "./form_state.ts";
import { toJson } from "./leaf_value.ts";

/** The items that a form has, each with the index that its controls are named by. */
export function itemsOf(list: ListField, state: FormState) {
  return indexesIn(state, list.name)
    .map((index) => ({ field: list.makeItem(index), index }));
}

export interface Row {
  readonly index: number;
  /** As it is typed. */
  readonly key: string;
  /** Whether it has a name; the empty one counts when it was there before. */
  readonly isNamed: boolean;
  /** Of its value. */
  readonly field: Field;
}

export function rowsOf(map: MapField, state: FormState): readonly Row[] {
  return indexesIn(state, map.name).map((index) => {
    const name = keyName(`${map.name}.${index}`);
    const isJson = textOf(state, isName(name)) === "json";
    const text = textOf(state, name);
    const key = isJson ? String(toJson(text).value ?? "") : text;
    const isNamed = isJson || key !== "";
    return { index, key, isNamed, field: map.makeRow(index, key) };
  });
}

/** The branch that is chosen; where the form does not say, the first that it has anything of. */
export function chosenBranch(
  chooser: ChooserField,
  state: FormState,
): Branch | null {
  const name = branchName(chooser.name);
  const { branches } = chooser;
  if (state.texts.has(name)) {
    return branches[Number(textOf(state, name) || -1)] ?? null;
  }
  return branches.find((_, index) =>
    hasPlace(state, `${chooser.name}.\\${index}`)
  ) ?? null;
}
