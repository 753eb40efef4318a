import type { Field, ObjectField } from "./field.ts";

/** Conditions that turn each other on and off are left as they are after so many rounds. */
const MAX_ROUNDS = 10;

/** An object with the fields that a value asks for. */
export function objectFor(object: ObjectField, value: unknown): ObjectField {
  return settled(object, () => value);
}

/** The fields of an object that are drawn for a value. */
export function visibleFields(
  object: ObjectField,
  value: unknown,
): readonly Field[] {
  return objectFor(object, value).fields;
}

/** The object with the sides that its value asks for; the value may change with its fields. */
export function settled(
  start: ObjectField,
  valueOf: (object: ObjectField) => unknown,
): ObjectField {
  let object = start;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const sides = object.sidesFor(valueOf(object));
    if (sides === object.sides) break;
    object = object.withSides(sides);
  }
  return object;
}
