import type { Field, ItemField, ListField } from "./field.ts";
import { joinPath } from "./paths.ts";

/** The field of the list's item at an index: its own path, a label with its number, an example in the first only. */
export function itemAt(list: ListField, index: number): ItemField {
  return {
    ...list.item,
    path: joinPath(list.path, index),
    key: String(index),
    label: `${list.item.label} ${index + 1}`,
    placeholder: index === 0 ? list.item.placeholder : undefined,
  };
}

/** The field at a path, or the nearest around it; null when the path is outside of the tree. */
export function nearestField(tree: Field, path: string): Field | null {
  if (path === tree.path) return tree;
  if (!path.startsWith(`${tree.path}.`)) return null;
  if (tree.kind === "list") {
    const index = Number(path.slice(tree.path.length + 1));
    return Number.isInteger(index) ? itemAt(tree, index) : tree;
  }
  if (tree.kind !== "object") return tree;
  for (const field of tree.fields) {
    const found = nearestField(field, path);
    if (found) return found;
  }
  return tree.rest;
}
