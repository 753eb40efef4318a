import { isObject, listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** How far references and `allOf` are followed: what is further away tells branches apart no more. */
const MAX_STEPS = 8;

/** The names of members that a schema, with what it refers to and is made of, says something of. */
export function namesIn(
  schema: unknown,
  document: SchemaDocument,
  steps = MAX_STEPS,
): ReadonlySet<string> {
  if (!isObject(schema) || steps === 0) return new Set();
  const { $ref, properties, required } = schema;
  const found = typeof $ref === "string"
    ? document.find($ref, schema)
    : undefined;
  const parts = [found, ...listOf(ownValue(schema, "allOf"))];
  return new Set([
    ...Object.keys(isObject(properties) ? properties : {}),
    ...listOf(required).filter((name) => typeof name === "string"),
    ...parts.flatMap((part) => [...namesIn(part, document, steps - 1)]),
  ]);
}
