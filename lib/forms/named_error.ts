import type { ErrorObject } from "ajv";
import { toFlatSchema } from "./flat_schema.ts";
import { listOf } from "./json_value.ts";
import { ownValue, splitPointer } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/**
 * An error of a missing member whose schema only asks for it, as `then` and the
 * branches of `anyOf` often do, with the properties of the object around it: the
 * member is called there what its field is.
 */
export function toNamedError(
  error: ErrorObject,
  document: SchemaDocument,
): ErrorObject {
  const { keyword, params, parentSchema, instancePath } = error;
  const own = ownValue(parentSchema, "properties");
  const isNamed = keyword !== "required" ||
    ownValue(own, params.missingProperty) !== undefined;
  if (isNamed) return error;
  const properties = propertiesAt(document, instancePath);
  return properties === undefined
    ? error
    : { ...error, parentSchema: { ...parentSchema, properties } };
}

/** Of the object at a place, as far as the schema says so whatever the value is. */
function propertiesAt(document: SchemaDocument, pointer: string): unknown {
  let schema = document.find("#", {});
  for (const key of splitPointer(pointer)) {
    const flat = toFlatSchema(document, schema).schema;
    const isItem = /^\d+$/.test(key) && flat.properties === undefined;
    schema = isItem
      ? listOf(flat.prefixItems)[Number(key)] ?? flat.items
      : ownValue(flat.properties, key);
  }
  return toFlatSchema(document, schema).schema.properties;
}
