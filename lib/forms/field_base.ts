import type { Field } from "./field.ts";
import { humanize, ownValue } from "./paths.ts";

/** Where a schema stands, and whether it must be filled in there. */
export type FieldPlace = Pick<Field, "path" | "key" | "required" | "depends">;

/** What every field takes from its schema. */
export function toFieldBase(
  schema: unknown,
  { path, key, required, depends }: FieldPlace,
) {
  const examples = ownValue(schema, "examples");
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return {
    path,
    key,
    label: toText(ownValue(schema, "title")) ?? humanize(key),
    help: toText(ownValue(schema, "description")) ?? null,
    required,
    depends,
    default: ownValue(schema, "default"),
    placeholder: typeof example === "number"
      ? String(example)
      : toText(example),
  };
}

export function toTextLimits(schema: unknown) {
  return {
    minLength: toNumber(ownValue(schema, "minLength")),
    maxLength: toNumber(ownValue(schema, "maxLength")),
    pattern: toText(ownValue(schema, "pattern")),
  };
}

export function toNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function toText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
