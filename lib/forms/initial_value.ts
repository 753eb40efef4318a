import type { Field, ObjectField } from "./field.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { objectFor } from "./sides.ts";

/** The value that a form for something new starts with: the schema's defaults. */
export function toInitialValue(tree: ObjectField): JsonObject {
  return initialMembers(tree, isObject(tree.default) ? tree.default : {});
}

/** What a field starts with; undefined where that is nothing. */
export function initialOf(field: Field): unknown {
  switch (field.kind) {
    case "secret":
      return undefined;
    case "const":
      return field.value;
    case "object":
      return initialObject(field);
    case "chooser": {
      if (field.default !== undefined) return field.default;
      const [first] = field.branches;
      const starts = field.required && !field.recursive;
      return starts && first ? initialOf(first.field) : undefined;
    }
    default:
      return field.default;
  }
}

/** An optional object is there from the start if its defaults make all that it requires. */
function initialObject(field: ObjectField): unknown {
  if (field.default !== undefined && !isObject(field.default)) {
    return field.default;
  }
  if (field.recursive && field.default === undefined) return undefined;
  const value = toInitialValue(field);
  if (field.required || field.default !== undefined) return value;
  const isComplete = objectFor(field, value).fields.every(({ key, required }) =>
    !required || Object.hasOwn(value, key)
  );
  return isComplete && Object.keys(value).length > 0 ? value : undefined;
}

/** Until the sides that the defaults ask for have theirs too. */
function initialMembers(given: ObjectField, known: JsonObject): JsonObject {
  const object = objectFor(given, known);
  const drawn = [
    object,
    ...object.choosers.flatMap(({ branches: [first] }) =>
      first?.field.kind === "object" ? [first.field] : []
    ),
  ];
  const added = drawn.flatMap(({ fields }) => fields)
    .filter(({ key }) => !Object.hasOwn(known, key))
    .map((field) => [field.key, initialOf(field)] as const)
    .filter(([, value]) => value !== undefined);
  if (added.length === 0) return known;
  const members = [...Object.entries(known), ...added];
  return initialMembers(object, Object.fromEntries(members));
}
