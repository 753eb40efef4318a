import { branchOf } from "./branch_of.ts";
import {
  branchName,
  isName,
  keptName,
  keyName,
  sidesName,
} from "./control_names.ts";
import { objectFor } from "./sides.ts";
import type {
  ChooserField,
  Field,
  LeafField,
  ObjectField,
  SecretField,
} from "./field.ts";
import type { FormEntry } from "./form_state.ts";
import { toFormText, toJsonText } from "./form_text.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { isSafeText, ownValue, toSafePath } from "./paths.ts";

/** Where a value comes from, as far as its secrets are concerned. */
export interface EntryOptions {
  /** Paths of secrets that are stored, where the value does not hold them. */
  readonly secrets?: ReadonlySet<string>;
}

/**
 * All that a form holds for a value, valid or not: what components draw, and
 * what comes back when it is sent untouched. `decodeForm` makes the same value
 * of it: what a field cannot hold is its JSON, and what has no field is a row.
 * Secrets are not in it, but that they are stored.
 */
export function toFormEntries(
  field: Field,
  value: unknown,
  options: EntryOptions = {},
): readonly FormEntry[] {
  const entries: FormEntry[] = [];
  const add: Add = (name, text) => entries.push([name, text]);
  addEntries({ ...options, add }, field, value);
  return entries;
}

type Add = (name: string, text: string) => void;

/** What is made, and of what; takes down what it adds. */
interface Making extends EntryOptions {
  readonly add: Add;
}

function addEntries(making: Making, field: Field, value: unknown): void {
  const { add } = making;
  const { name, kind } = field;
  if (kind === "secret") addSecret(making, field, value);
  else if (value === null && field.nullable) add(isName(name), "null");
  else if (kind === "const") {
    const isThere = value !== undefined || field.required;
    add(isName(name), isThere ? "set" : "absent");
  } else if (kind === "chooser") addBranch(making, field, value);
  else if (kind === "object") addObject(making, field, value);
  else if (kind !== "list") addLeaf(making, field, value);
  else if (value === undefined || Array.isArray(value)) {
    add(isName(name), value || field.required ? "set" : "");
    for (const [index, item] of (value ?? []).entries()) {
      addEntries(making, field.makeItem(index), item);
    }
  } else addJson(making, name, value);
}

function addSecret(
  { add, secrets }: Making,
  { name, path, nullable }: SecretField,
  value: unknown,
): void {
  add(name, "");
  const isStored = value === undefined
    ? secrets?.has(path)
    : value !== null || !nullable;
  if (isStored) add(keptName(name), toSafePath(path));
  else if (value === null) add(isName(name), "null");
}

function addLeaf(making: Making, field: LeafField, value: unknown): void {
  const { add } = making;
  const { name, kind } = field;
  if (value === undefined) return add(name, "");
  const text = toFormText(field, value);
  if (text === null) return addJson(making, name, value);
  if (text === "" || kind === "boolean") add(isName(name), "set");
  add(name, text);
}

function addJson({ add }: Making, name: string, value: unknown): void {
  add(isName(name), "json");
  add(name, toJsonText(value));
}

function addObject(making: Making, field: ObjectField, value: unknown): void {
  const { name, required, recursive } = field;
  if (value !== undefined && !isObject(value)) {
    return addJson(making, name, value);
  }
  const isThere = value !== undefined || (required && !recursive);
  making.add(isName(name), isThere ? "set" : "absent");
  if (isThere) addMembers(making, field, value ?? {});
}

function addMembers(
  making: Making,
  given: ObjectField,
  value: JsonObject,
): void {
  const { add } = making;
  const object = objectFor(given, value);
  addSides(making, object);
  const taken = new Set<string>();
  addOwn({ ...making, taken }, object, value);
  const map = object.others;
  if (map === null) return;
  const others = Object.entries(value).filter(([key]) => !taken.has(key));
  for (const [index, [key, member]] of others.entries()) {
    const row = map.makeRow(index, key);
    const isPlain = key !== "" && isSafeText(key) && !key.includes("\n");
    if (!isPlain) add(isName(keyName(row.name)), "json");
    add(keyName(row.name), isPlain ? key : JSON.stringify(key));
    addEntries(making, row, member);
  }
}

/** Of its fields and of the branches that add to them; takes down which members those are. */
function addOwn(
  making: Making & { readonly taken: Set<string> },
  object: ObjectField,
  value: JsonObject,
): void {
  const { add, taken } = making;
  for (const field of object.fields) {
    const isFree = !taken.has(field.key);
    taken.add(field.key);
    addEntries(making, field, isFree ? ownValue(value, field.key) : undefined);
  }
  for (const chooser of object.choosers) {
    const index = branchOf(chooser, value);
    add(branchName(chooser.name), String(index));
    const branch = chooser.branches[index]?.field;
    if (branch?.kind !== "object") continue;
    const inside = objectFor(branch, value);
    add(isName(inside.name), "set");
    addSides(making, inside);
    addOwn(making, inside, value);
  }
}

function addSides({ add }: Making, object: ObjectField): void {
  if (object.conditions > 0) add(sidesName(object.name), object.sides);
}

function addBranch(
  making: Making,
  chooser: ChooserField,
  value: unknown,
): void {
  const { name, required, recursive, branches } = chooser;
  const isChosen = value !== undefined || (required && !recursive);
  const index = value === undefined ? 0 : branchOf(chooser, value);
  const field = isChosen ? branches[index]?.field : undefined;
  if (field?.kind === "object" && value !== undefined && !isObject(value)) {
    return addJson(making, name, value);
  }
  making.add(branchName(name), isChosen ? String(index) : "");
  if (field) addEntries(making, field, value);
}
