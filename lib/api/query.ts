import type { TSchema } from "typebox";
import { AppError } from "../errors.ts";
import { requireInput } from "../forms/require_input.ts";

const EMPTY = Object.freeze({});

/**
 * The query as the schema's values: whole numbers become numbers. Throws
 * `validation_failed` for what does not fit, for a parameter that the schema
 * does not know, and for one given twice.
 */
export function readQuery(schema: TSchema, url: string): unknown {
  const at = url.indexOf("?");
  if (at === -1 || at === url.length - 1) return EMPTY;
  const query = new Map<string, string | number>();
  for (const [name, text] of new URLSearchParams(url.slice(at + 1))) {
    if (query.has(name)) throw toRepeated(name);
    query.set(name, isInteger(schema, name) ? toInteger(text) : text);
  }
  const input = Object.fromEntries(query);
  requireInput(schema, input);
  return input;
}

function isInteger(schema: TSchema, name: string): boolean {
  const properties = "properties" in schema ? schema.properties : undefined;
  if (!(properties instanceof Object) || !Object.hasOwn(properties, name)) {
    return false;
  }
  const property: unknown = Reflect.get(properties, name);
  return property instanceof Object &&
    Reflect.get(property, "type") === "integer";
}

/** Text that is no whole number stays as it is: the schema refuses it. */
function toInteger(text: string): string | number {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

function toRepeated(name: string): AppError {
  return new AppError(
    "validation_failed",
    "Cannot accept the query: a parameter is given twice",
    { errors: Object.fromEntries([[name, ["Give this once"]]]) },
  );
}
