import { isNumber, isSame, listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";

/** Without a prototype: a property may be called `__proto__`. */
export function emptySchema(): Record<string, unknown> {
  return Object.create(null);
}

type Merge = (a: unknown, b: unknown) => unknown;

const both: Merge = (a, b) =>
  a === false || b === false ? false : { allOf: [a, b] };
const most: Merge = (a, b) => isNumber(a) && isNumber(b) ? Math.max(a, b) : a;
const least: Merge = (a, b) => isNumber(a) && isNumber(b) ? Math.min(a, b) : a;
const either: Merge = (a, b) => a === true || b === true;

/** What two arguments of one keyword come to. Of others the first one counts. */
const MERGES: Readonly<Record<string, Merge>> = {
  type: (a, b) => mergeTypes(typesOf(a), typesOf(b)),
  enum: (a, b) =>
    listOf(a).filter((value) =>
      listOf(b).some((other) => isSame(value, other))
    ),
  required: (a, b) => [...listOf(a), ...listOf(b)],
  properties: mergeMembers,
  patternProperties: mergeMembers,
  items: both,
  additionalProperties: both,
  propertyNames: both,
  prefixItems: (a, b) => mergeItems(listOf(a), listOf(b)),
  minimum: most,
  exclusiveMinimum: most,
  minLength: most,
  minItems: most,
  minProperties: most,
  maximum: least,
  exclusiveMaximum: least,
  maxLength: least,
  maxItems: least,
  maxProperties: least,
  uniqueItems: either,
  writeOnly: either,
  readOnly: either,
  deprecated: either,
  secret: either,
  airbyte_secret: either,
  multiline: either,
};

/** Keywords that are followed or told apart, not merged. */
export const STRUCTURE: ReadonlySet<string> = new Set(
  ["$ref", "$dynamicRef", "allOf", "oneOf", "anyOf", "if", "then", "else"]
    .concat(["dependentRequired", "dependentSchemas", "dependencies"])
    .concat(["$defs", "definitions", "$id", "$schema", "$anchor"])
    .concat(["$dynamicAnchor", "additionalItems"]),
);

export function mergeKeyword(
  schema: Record<string, unknown>,
  keyword: string,
  argument: unknown,
): void {
  if (argument === undefined || STRUCTURE.has(keyword)) return;
  const present = ownValue(schema, keyword);
  const merge = Object.hasOwn(MERGES, keyword) ? MERGES[keyword] : undefined;
  if (present === undefined) schema[keyword] = argument;
  else if (merge) schema[keyword] = merge(present, argument);
}

/** The types that a keyword `type` names; a number may be whole. */
export function typesOf(type: unknown): readonly string[] {
  if (typeof type === "string") return [type];
  return listOf(type).filter((name) => typeof name === "string");
}

export function mergeTypes(a: readonly string[], b: readonly string[]) {
  const fits = (type: string, types: readonly string[]) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [
    ...new Set([
      ...a.filter((type) => fits(type, b)),
      ...b.filter((type) => fits(type, a)),
    ]),
  ];
}

function mergeMembers(a: unknown, b: unknown): unknown {
  const members = Object.assign(emptySchema(), a);
  for (const [key, schema] of Object.entries(b ?? {})) {
    const present = ownValue(members, key);
    members[key] = present === undefined
      ? schema
      : { allOf: [present, schema] };
  }
  return members;
}

function mergeItems(a: readonly unknown[], b: readonly unknown[]) {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  return long.map((item, index) =>
    index < short.length ? { allOf: [item, short[index]] } : item
  );
}
