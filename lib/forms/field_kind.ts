import type { TextKind } from "./field.ts";
import type { Condition } from "./flat_schema.ts";
import { typesOf } from "./merge_keyword.ts";
import { ownValue } from "./paths.ts";
import type { Shape } from "./shape.ts";

/** What a place asks for, as far as it can be drawn; `json` is all the rest. */
export type SchemaKind =
  | "chooser"
  | "const"
  | "choice"
  | "secret"
  | "string"
  | "number"
  | "boolean"
  | "array"
  | "object"
  | "json";

export function kindOf(shape: Shape): SchemaKind {
  const { flat: { schema, never, lost }, branches } = shape;
  if (never || lost) return "json";
  if (schema.const !== undefined) return "const";
  if (isSecret(schema)) return "secret";
  const types = plainTypes(shape);
  if (schema.enum !== undefined && types[0] !== "boolean") return "choice";
  if (branches || types.length > 1) return "chooser";
  const type = types[0] ?? inferType(shape);
  return TYPES.get(type) ??
    (typesOf(schema.type).includes("null") ? "const" : "json");
}

const TYPES: ReadonlyMap<unknown, SchemaKind> = new Map(
  (["string", "number", "boolean", "array", "object"] as const)
    .map((type) => [type, type] as const),
);

/** The types that its schema names, without null; a whole number is a number. */
export function plainTypes({ flat: { schema } }: Shape): readonly string[] {
  if (typeof schema.type === "string") return plainType(schema.type);
  return [...new Set(typesOf(schema.type).flatMap(plainType))];
}

function plainType(type: string): readonly string[] {
  if (type === "null") return [];
  return [type === "integer" ? "number" : type];
}

export function isNullable({ flat: { schema }, nullable }: Shape): boolean {
  const { type } = schema;
  return nullable || type === "null" ||
    (Array.isArray(type) && type.includes("null")) ||
    (schema.nullable === true && type !== undefined);
}

/** The one type that its keywords are about, where it names none. */
function inferType({ flat, inline }: Shape): string | undefined {
  if (flat.schema.properties !== undefined) return "object";
  const types = KEYWORDS.filter(([, keywords]) =>
    keywords.some((keyword) => flat.schema[keyword] !== undefined)
  ).map(([type]) => type);
  const isComposed = inline.length > 0 ||
    (flat.conditions.length > 0 && flat.conditions.every(isOfObjects));
  if (types.length === 0 && isComposed) return "object";
  return types.length === 1 ? types[0] : undefined;
}

/** Whether neither the test nor a side is about values of another type only. */
function isOfObjects({ test, sides }: Condition): boolean {
  return [test, ...sides].every((part) => {
    const types = typesOf(ownValue(part, "type"));
    return types.length === 0 || types.includes("object");
  });
}

const KEYWORDS: readonly (readonly [string, readonly string[]])[] = [
  ["string", ["format", "pattern", "minLength", "maxLength"]],
  ["number", ["minimum", "maximum", "multipleOf", "exclusiveMinimum"]],
  ["array", ["items", "prefixItems", "minItems", "maxItems", "contains"]],
  [
    "object",
    ["required", "additionalProperties", "patternProperties"],
  ],
];

export function isSecret(schema: unknown): boolean {
  return ownValue(schema, "writeOnly") === true ||
    ownValue(schema, "secret") === true ||
    ownValue(schema, "airbyte_secret") === true ||
    ownValue(schema, "format") === "password";
}

const TEXT_KINDS: ReadonlyMap<unknown, TextKind> = new Map<unknown, TextKind>([
  ["uri", "url"],
  ["url", "url"],
  ["iri", "url"],
  ["email", "email"],
  ["date", "date"],
  ["time", "time"],
  ["date-time", "date-time"],
  ["textarea", "textarea"],
]);

/** The text control that suits the schema. */
export function textKind(schema: unknown): TextKind {
  return ownValue(schema, "multiline") === true
    ? "textarea"
    : TEXT_KINDS.get(ownValue(schema, "format")) ?? "text";
}
