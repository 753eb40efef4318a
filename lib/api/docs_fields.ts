import type { SchemaObject } from "./document.ts";

/** One row of a table of fields. */
export interface FieldView {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Such as "2 to 255 characters, default 50"; "" where there are none. */
  readonly bounds: string;
  readonly description: string;
}

/** The fields of an object's schema. */
export function toFields(
  { properties = {}, required = [] }: SchemaObject,
): readonly FieldView[] {
  return Object.entries(properties).map(([name, schema]) =>
    toField(name, schema, required.includes(name))
  );
}

export function toField(
  name: string,
  schema: SchemaObject,
  required: boolean,
): FieldView {
  return {
    name,
    type: toTypeText(schema),
    required,
    bounds: toBounds(schema),
    description: schema.description ?? described(schema)?.description ?? "",
  };
}

/** What a nullable field says stands in its first choice. */
function described(schema: SchemaObject): SchemaObject | undefined {
  return schema.anyOf?.find(({ description }) => description !== undefined);
}

/** A schema's type in words: "list of Connector", "text or null". */
export function toTypeText(schema: SchemaObject): string {
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.anyOf) return schema.anyOf.map(toTypeText).join(" or ");
  if (schema.enum) return schema.enum.map(toCode).join(" or ");
  if (schema.const !== undefined) return toCode(schema.const);
  const types = [schema.type ?? "object"].flat();
  if (types.includes("array")) {
    return `list of ${toTypeText(schema.items ?? {})}`;
  }
  const text = types.map((type) => TYPE_WORDS[type] ?? type).join(" or ");
  return schema.format === undefined ? text : `${text} (${schema.format})`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
};

function toCode(value: unknown): string {
  return JSON.stringify(value);
}

function toBounds(schema: SchemaObject): string {
  return [
    toRange(schema.minLength, schema.maxLength, " characters"),
    toRange(schema.minimum, schema.maximum, ""),
    toRange(schema.minItems, schema.maxItems, " items"),
    schema.default === undefined ? "" : `default ${toCode(schema.default)}`,
  ].filter((text) => text !== "").join(", ");
}

function toRange(
  least: number | undefined,
  most: number | undefined,
  unit: string,
): string {
  if (least !== undefined && most !== undefined) {
    return `${least} to ${most}${unit}`;
  }
  if (most !== undefined) return `at most ${most}${unit}`;
  return least === undefined ? "" : `at least ${least}${unit}`;
}
