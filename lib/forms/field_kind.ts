import { toChoiceOptions } from "./choices.ts";
import { ownValue } from "./paths.ts";

/** What a schema asks for, as far as it can be drawn; `json` is all the rest. */
export type SchemaKind =
  | "choice"
  | "secret"
  | "string"
  | "number"
  | "integer"
  | "boolean"
  | "array"
  | "object"
  | "json";

const TYPES: ReadonlySet<unknown> = new Set(
  ["string", "number", "integer", "boolean", "array", "object"],
);

export function kindOf(schema: unknown): SchemaKind {
  const type = typeOf(schema);
  if (type === "string" && isSecret(schema)) return "secret";
  if (type !== "boolean" && toChoiceOptions(schema).length > 0) return "choice";
  return isType(type) ? type : "json";
}

function isType(type: unknown): type is SchemaKind {
  return TYPES.has(type);
}

/** Its type; one that names none but has properties is meant for objects. */
function typeOf(schema: unknown): unknown {
  const type = ownValue(schema, "type");
  if (Array.isArray(type) && type.length === 1) return type[0];
  if (type !== undefined) return type;
  return ownValue(schema, "properties") === undefined ? "json" : "object";
}

function isSecret(schema: unknown): boolean {
  return ownValue(schema, "writeOnly") === true ||
    ownValue(schema, "format") === "password";
}

/** The text control that suits the schema. */
export function textKind(
  schema: unknown,
): "text" | "textarea" | "url" | "email" {
  if (ownValue(schema, "multiline") === true) return "textarea";
  switch (ownValue(schema, "format")) {
    case "uri":
    case "url":
    case "iri":
      return "url";
    case "email":
      return "email";
    default:
      return "text";
  }
}
