import { isObject, type JsonObject } from "./json_value.ts";

/** Stands in each part of a schema before it is compiled, and makes it count itself; see `ajv.ts`. */
export const COST_KEYWORD = "x-validation-cost";

/** Steps for a keyword, or a member of its value; to note a fault takes as long as several steps of a pattern. */
const COST = 5;

/** Hold schemas by name. */
export const SCHEMA_MAPS: ReadonlySet<string> = new Set([
  "$defs",
  "definitions",
  "dependencies",
  "dependentSchemas",
  "patternProperties",
  "properties",
]);

/** Hold values, in which nothing is a schema. */
export const VALUE_KEYWORDS: ReadonlySet<string> = new Set([
  "const",
  "default",
  "dependentRequired",
  "enum",
  "examples",
]);

/** A copy whose every part says what it costs, without what Ajv would refuse for no reason of JSON Schema. */
export function toMeteredSchema(schema: object): object {
  return meterPart(schema);
}

function meterPart(part: object): object {
  const kept = Object.entries(part).filter(([keyword, value]) =>
    keyword !== "nullable" || (value === true && Object.hasOwn(part, "type"))
  );
  if (kept.length === 0) return {};
  const cost = kept.reduce((sum, [, value]) => sum + sizeOf(value), 0) * COST;
  const copy = kept.map(([keyword, value]) =>
    [keyword, meterKeyword(keyword, value)] as const
  );
  return Object.fromEntries([...copy, [COST_KEYWORD, cost]]);
}

function meterKeyword(keyword: string, value: unknown): unknown {
  if (VALUE_KEYWORDS.has(keyword)) return value;
  if (Array.isArray(value)) return value.map(meterValue);
  return SCHEMA_MAPS.has(keyword) && isObject(value)
    ? meterMap(value)
    : meterValue(value);
}

function meterMap(map: JsonObject): object {
  const copy = Object.entries(map).map(([name, value]) =>
    [name, meterValue(value)] as const
  );
  // Not by assignment: a property may be called `__proto__`.
  return Object.fromEntries(copy);
}

/** What may be a schema is taken for one: a reference can lead to any place. */
function meterValue(value: unknown): unknown {
  return isObject(value) ? meterPart(value) : value;
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return 1 + value.length;
  return isObject(value) ? 1 + Object.keys(value).length : 1;
}
