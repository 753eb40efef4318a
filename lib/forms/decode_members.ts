import { sidesName } from "./control_names.ts";
import { chosenBranch, itemsOf, rowsOf } from "./drawn_rows.ts";
import type {
  ChooserField,
  Field,
  ListField,
  MapField,
  ObjectField,
} from "./field.ts";
import {
  type FormState,
  hasPlace,
  placeStateOf,
  textOf,
} from "./form_state.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { toJson } from "./leaf_value.ts";
import {
  decodeLeaf,
  decodeSecret,
  type Reading,
  told,
  toReading,
} from "./reading.ts";
import { settled } from "./sides.ts";

export function decodeField(reading: Reading, field: Field): unknown {
  const { state } = reading;
  const is = placeStateOf(state, field.name);
  if (is === "null") return null;
  if (is === "absent") return undefined;
  if (is === "json" && field.kind !== "secret") {
    return told(reading, field.path, toJson(textOf(state, field.name)));
  }
  switch (field.kind) {
    case "object": {
      // Else one that contains its like would be walked for ever.
      if (!hasPlace(state, field.name)) return undefined;
      const object = drawnObject(field, state);
      const value = decodeMembers(reading, object);
      const isThere = is === "set" || isFilled(object, value);
      return isThere ? value : undefined;
    }
    case "list": {
      const items = decodeItems(reading, field);
      return is === "set" || items.length > 0 ? items : undefined;
    }
    case "chooser":
      return decodeBranch(reading, field);
    case "const":
      return field.value;
    case "secret":
      return decodeSecret(reading, field);
    default:
      return decodeLeaf(reading, field);
  }
}

/** Constants are there by themselves: they do not make an object that is left empty one that is filled in. */
function isFilled({ fields }: ObjectField, value: JsonObject): boolean {
  const constants = fields.filter(({ kind }) => kind === "const");
  return Object.keys(value).some((key) =>
    constants.every((constant) => constant.key !== key)
  );
}

/** Made of entries, not by assignment: a member may be called `__proto__`. */
export function decodeMembers(
  reading: Reading,
  object: ObjectField,
): JsonObject {
  const members = object.fields
    .map((field) => [field.key, decodeField(reading, field)] as const)
    .filter(([, value]) => value !== undefined);
  const chosen = object.choosers.flatMap((chooser) => {
    const value = decodeBranch(reading, chooser);
    return isObject(value) ? Object.entries(value) : [];
  });
  const own = [...members, ...chosen];
  const taken = new Set(own.map(([key]) => key));
  const others = object.others ? decodeRows(reading, object.others, taken) : [];
  return Object.fromEntries([...own, ...others]);
}

function decodeRows(
  reading: Reading,
  map: MapField,
  taken: Set<string>,
): readonly (readonly [string, unknown])[] {
  return rowsOf(map, reading.state).flatMap(({ field, key, isNamed }) => {
    const { kind } = field;
    const isText = kind === "text" || kind === "textarea";
    const typed = decodeField(reading, field);
    const value = typed === undefined && isText && isNamed ? "" : typed;
    if (value === undefined && !isNamed) {
      reading.empty.push(field.name);
      return [];
    }
    if (!isNamed) reading.faults.set(field.path, ["Give this value a name"]);
    else if (taken.has(key)) {
      reading.faults.set(field.path, [
        "Choose another name: this one is taken",
      ]);
    } else if (value === undefined && !reading.kept.has(field.path)) {
      reading.faults.set(field.path, ["Enter a value for this name"]);
    }
    if (value === undefined || taken.has(key)) return [];
    taken.add(key);
    return [[key, value] as const];
  });
}

/** Null where an item of a tuple is missing or a secret is kept: the others keep their places. */
function decodeItems(reading: Reading, list: ListField): readonly unknown[] {
  const items = itemsOf(list, reading.state).map(({ field, index }) => {
    const value = decodeField(reading, field);
    return { field, index, value: reading.kept.has(field.path) ? null : value };
  });
  const last = items.findLastIndex(({ value }) => value !== undefined);
  return items.flatMap(({ field, value, index }, at) => {
    if (value !== undefined) return [value];
    if (at < last && index < list.prefix) return [null];
    reading.empty.push(field.name);
    return [];
  });
}

function decodeBranch(reading: Reading, chooser: ChooserField): unknown {
  const branch = chosenBranch(chooser, reading.state);
  return branch === null ? undefined : decodeField(reading, branch.field);
}

/** As it was last worked out: nested conditions would each ask again. */
const drawn = new WeakMap<FormState, Map<ObjectField, ObjectField>>();

/** An object with the fields that a form shows for what it holds now. */
export function drawnObject(
  object: ObjectField,
  state: FormState,
): ObjectField {
  if (object.conditions === 0) return object;
  const known = drawn.get(state) ?? new Map<ObjectField, ObjectField>();
  drawn.set(state, known);
  let found = known.get(object);
  if (found === undefined) {
    const start = object.withSides(textOf(state, sidesName(object.name)));
    found = settled(start, (object) => decodeMembers(toReading(state), object));
    known.set(object, found);
  }
  return found;
}
