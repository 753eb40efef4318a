import { optionOf } from "./choices.ts";
import type { Field, ObjectField } from "./field.ts";
import { ownValue } from "./paths.ts";

type JsonObject = { readonly [key: string]: unknown };

/**
 * What a control shows for a value, valid or not. `decodeConfig` makes the same
 * value of it again; a field of an object or a list has controls of its own inside.
 */
export function toFormText(field: Field, value: unknown): string {
  if (value === undefined) return "";
  switch (field.kind) {
    case "choice":
      return optionOf(field, value)?.text ?? plainText(value);
    case "json":
      return typeof value === "string" && !isJson(value)
        ? value
        : JSON.stringify(value, null, 2);
    default:
      return plainText(value);
  }
}

/** The members of an object that have no field of their own; undefined when there are none. */
export function restOf(tree: ObjectField, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const drawn = new Set(tree.fields.map(({ key }) => key));
  const others = Object.entries(value).filter(([key]) => !drawn.has(key));
  if (others.length === 0) return undefined;
  const [[key, typed] = []] = others;
  const broken = others.length === 1 && key === "" && typeof typed === "string";
  return broken && !isJson(typed) ? typed : Object.fromEntries(others);
}

/** The value that a form for something new starts with: the schema's defaults. */
export function toInitialValue(tree: ObjectField): JsonObject {
  const given = tree.default instanceof Object ? tree.default : {};
  const entries = tree.fields.map((field) => [
    field.key,
    ownValue(given, field.key) ?? initialOf(field),
  ]);
  return {
    ...given,
    ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
  };
}

function initialOf(field: Field): unknown {
  if (field.kind !== "object") return field.default;
  const value = toInitialValue(field);
  return Object.keys(value).length > 0 ? value : field.default;
}

function plainText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value) ?? "";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
