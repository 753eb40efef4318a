import { drawnObject } from "./decode_members.ts";
import { chosenBranch, itemsOf, rowsOf } from "./drawn_rows.ts";
import type { Field, MapField, ObjectField } from "./field.ts";
import { type FormState, placeStateOf } from "./form_state.ts";
import { isWithin } from "./paths.ts";

/**
 * The field at a path as the form is drawn, or the nearest around it: an error
 * is told there, and a link leads to it. Null when the path is outside of the tree.
 */
export function nearestField(
  tree: Field,
  path: string,
  state: FormState,
): Field | MapField | null {
  if (!isWithin(path, tree.path)) return null;
  if (path === tree.path && tree.kind !== "chooser") return tree;
  for (const inner of innerFields(tree, state)) {
    const found = inner.kind === "const"
      ? null
      : nearestField(inner, path, state);
    // A branch's object has no frame of its own: its chooser has.
    if (found) {
      return found === inner && isFrameless(tree, inner) ? tree : found;
    }
  }
  return tree.kind === "object" && path !== tree.path
    ? mapAround(tree, state)
    : tree;
}

function isFrameless(tree: Field, inner: Field): boolean {
  return tree.kind === "chooser" && inner.kind === "object";
}

function mapAround(object: ObjectField, state: FormState): Field | MapField {
  const { others } = object;
  const isDrawn = others !== null &&
    (others.open || rowsOf(others, state).length > 0);
  return isDrawn ? others : object;
}

/** What stands inside of a field, as the form is drawn. */
export function innerFields(field: Field, state: FormState): readonly Field[] {
  if (placeStateOf(state, field.name) === "json") return [];
  switch (field.kind) {
    case "object":
      return membersIn(drawnObject(field, state), state);
    case "list":
      return itemsOf(field, state).map(({ field }) => field);
    case "chooser": {
      const branch = chosenBranch(field, state);
      return branch ? [branch.field] : [];
    }
    default:
      return [];
  }
}

function membersIn(object: ObjectField, state: FormState): readonly Field[] {
  const rows = object.others ? rowsOf(object.others, state) : [];
  return [
    ...object.fields,
    ...object.choosers.flatMap((chooser) => innerFields(chooser, state))
      .flatMap((branch) => innerFields(branch, state)),
    ...rows.map(({ field }) => field),
  ];
}
