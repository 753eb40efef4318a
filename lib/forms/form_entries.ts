import { branchOf } from "./branch_of.ts";
import {
  branchName,
  isName,
  keptName,
  keyName,
  sidesName,
} from "./control_names.ts";
import { objectFor } from "./sides.ts";
import type { ChooserField, Field, LeafField, ObjectField } from "./field.ts";
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
  return [...makeEntries(field, value, options)];
}

function* makeEntries(
  field: Field,
  value: unknown,
  options: EntryOptions,
): Generator<FormEntry> {
  const { name, kind } = field;
  if (kind === "secret") {
    yield [name, ""];
    const isStored = value === undefined
      ? options.secrets?.has(field.path)
      : value !== null || !field.nullable;
    if (isStored) yield [keptName(name), toSafePath(field.path)];
    else if (value === null) yield [isName(name), "null"];
  } else if (value === null && field.nullable) {
    yield [isName(name), "null"];
  } else if (kind === "const") {
    const isThere = value !== undefined || field.required;
    yield [isName(name), isThere ? "set" : "absent"];
  } else if (kind === "chooser") yield* makeBranch(field, value, options);
  else if (kind === "object") yield* makeObject(field, value, options);
  else if (kind !== "list") yield* makeLeaf(field, value);
  else if (value === undefined || Array.isArray(value)) {
    yield [isName(name), value || field.required ? "set" : ""];
    for (const [index, item] of (value ?? []).entries()) {
      yield* makeEntries(field.makeItem(index), item, options);
    }
  } else yield* makeJson(name, value);
}

function* makeLeaf(field: LeafField, value: unknown): Generator<FormEntry> {
  const { name, kind } = field;
  if (value === undefined) yield [name, ""];
  else {
    const text = toFormText(field, value);
    if (text === null) yield* makeJson(name, value);
    else {
      if (text === "" || kind === "boolean") yield [isName(name), "set"];
      yield [name, text];
    }
  }
}

function* makeJson(name: string, value: unknown): Generator<FormEntry> {
  yield [isName(name), "json"];
  yield [name, toJsonText(value)];
}

function* makeObject(
  field: ObjectField,
  value: unknown,
  options: EntryOptions,
): Generator<FormEntry> {
  const { name, required, recursive } = field;
  if (value !== undefined && !isObject(value)) {
    return yield* makeJson(name, value);
  }
  const isThere = value !== undefined || (required && !recursive);
  yield [isName(name), isThere ? "set" : "absent"];
  if (isThere) yield* makeMembers(field, value ?? {}, options);
}

function* makeMembers(
  given: ObjectField,
  value: JsonObject,
  options: EntryOptions,
): Generator<FormEntry> {
  const object = objectFor(given, value);
  if (object.conditions > 0) yield [sidesName(object.name), object.sides];
  const taken = new Set<string>();
  yield* makeOwn(object, value, { ...options, taken });
  const map = object.others;
  if (map === null) return;
  const others = Object.entries(value).filter(([key]) => !taken.has(key));
  for (const [index, [key, member]] of others.entries()) {
    const row = map.makeRow(index, key);
    const isPlain = key !== "" && isSafeText(key) && !key.includes("\n");
    if (!isPlain) yield [isName(keyName(row.name)), "json"];
    yield [keyName(row.name), isPlain ? key : JSON.stringify(key)];
    yield* makeEntries(row, member, options);
  }
}

/** Of its fields and of the branches that add to them; takes down which members those are. */
function* makeOwn(
  object: ObjectField,
  value: JsonObject,
  options: EntryOptions & { readonly taken: Set<string> },
): Generator<FormEntry> {
  const { taken } = options;
  for (const field of object.fields) {
    const isFree = !taken.has(field.key);
    taken.add(field.key);
    yield* makeEntries(
      field,
      isFree ? ownValue(value, field.key) : undefined,
      options,
    );
  }
  for (const chooser of object.choosers) {
    const index = branchOf(chooser, value);
    yield [branchName(chooser.name), String(index)];
    const branch = chooser.branches[index]?.field;
    if (branch?.kind !== "object") continue;
    const inside = objectFor(branch, value);
    yield [isName(inside.name), "set"];
    if (inside.conditions > 0) yield [sidesName(inside.name), inside.sides];
    yield* makeOwn(inside, value, options);
  }
}

function* makeBranch(
  chooser: ChooserField,
  value: unknown,
  options: EntryOptions,
): Generator<FormEntry> {
  const { name, required, recursive, branches } = chooser;
  const isChosen = value !== undefined || (required && !recursive);
  const index = value === undefined ? 0 : branchOf(chooser, value);
  const field = isChosen ? branches[index]?.field : undefined;
  if (field?.kind === "object" && value !== undefined && !isObject(value)) {
    return yield* makeJson(name, value);
  }
  yield [branchName(name), isChosen ? String(index) : ""];
  if (field) yield* makeEntries(field, value, options);
}
