import { branchOf } from "./branch_of.ts";
import type { Field, ObjectField } from "./field.ts";
import { toFormText } from "./form_text.ts";
import { isObject, isSame, type JsonObject } from "./json_value.ts";
import { objectFor } from "./sides.ts";

/** The value that a form for something new starts with: the schema's defaults. */
export function toInitialValue(tree: ObjectField): JsonObject {
  return initialMembers(tree, isObject(tree.default) ? tree.default : {});
}

/**
 * What a field starts with; undefined where that is nothing, as in what stands
 * inside itself: its default would have its like in it, and so on.
 */
export function initialOf(field: Field): unknown {
  switch (field.kind) {
    case "secret":
      return undefined;
    case "const":
      return field.value;
    case "object":
      return initialObject(field);
    case "chooser": {
      if (field.recursive) return undefined;
      if (isFitting(field)) return field.default;
      const [first] = field.branches;
      return field.required && first ? initialOf(first.field) : undefined;
    }
    default:
      return isFitting(field) ? field.default : undefined;
  }
}

/** A default that its field cannot hold, such as a text for a list, would start the form with a fault. */
function isFitting(field: Field): boolean {
  const { default: value, nullable } = field;
  return value !== undefined &&
    ((value === null && nullable) || canHold(field, value));
}

function canHold(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case "object":
      return isObject(value);
    case "list":
      return Array.isArray(value);
    case "chooser": {
      const branch = field.branches[branchOf(field, value)];
      return branch !== undefined && canHold(branch.field, value);
    }
    case "const":
      return isSame(field.value, value);
    default:
      return toFormText(field, value) !== null;
  }
}

/** An optional object is there from the start if its defaults make all that it requires. */
function initialObject(field: ObjectField): unknown {
  if (field.default === null && field.nullable) return null;
  const isGiven = isObject(field.default);
  if (field.recursive) return undefined;
  const value = toInitialValue(field);
  if (field.required || isGiven) return value;
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
