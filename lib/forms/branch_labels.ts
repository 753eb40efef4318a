import { constantsOf } from "./branch.ts";
import { type FlatSchema, toFlatSchema } from "./flat_schema.ts";
import { listOf } from "./json_value.ts";
import { typesOf } from "./merge_keyword.ts";
import { humanize, ownValue, toLabelText } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** Most names or values that a label lists. */
const MAX_LISTED = 3;

/**
 * What the options of a `oneOf` or `anyOf` are called, each by another name: its
 * title, its constant, its kind, or the members that the others do not ask for.
 */
export function toBranchLabels(
  document: SchemaDocument,
  flats: readonly FlatSchema[],
): readonly string[] {
  const names = flats.map((flat) =>
    toLabelText(flat.schema.title) ?? nameOf(document, flat)
  );
  const sets = names.includes(undefined) ? flats.map(memberNames) : [];
  const owners = countAll(sets.flatMap((set) => [...set]));
  const found = names.map((name, index) => {
    if (name !== undefined) return name;
    const own = [...sets[index] ?? []].filter((key) => owners.get(key) === 1);
    return nameByMembers(document, flats[index], own);
  });
  const uses = countAll(found);
  const used = new Map<unknown, number>();
  return found.map((name, index) => {
    if (name === undefined) return `Option ${index + 1}`;
    const nth = (used.get(name) ?? 0) + 1;
    used.set(name, nth);
    return uses.get(name) === 1 ? name : `${name} ${nth}`;
  });
}

function countAll<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function nameOf(document: SchemaDocument, flat: FlatSchema) {
  const { schema } = flat;
  const named = constantsOf(document, flat)
    .find(([, value]) => toLabelText(value));
  if (named) return humanize(String(named[1]));
  const values = schema.const === undefined
    ? listOf(schema.enum)
    : [schema.const];
  if (values.length > 0) return toChoice(values);
  const [type = "", ...others] = typesOf(schema.type);
  return others.length === 0 && type !== "object"
    ? TYPE_WORDS.get(type)
    : undefined;
}

function toChoice(values: readonly unknown[]): string {
  const texts = values.map((value) =>
    typeof value === "boolean"
      ? value ? "Yes" : "No"
      : toLabelText(value) ?? JSON.stringify(value)
  );
  return texts.length > MAX_LISTED ? "One of a list" : texts.join(" or ");
}

/** Of an object by the members that tell it from the others. */
function nameByMembers(
  document: SchemaDocument,
  flat: FlatSchema | undefined,
  own: readonly string[],
): string | undefined {
  const properties = flat?.schema.properties;
  const labels = own.map((name) => {
    const { schema } = toFlatSchema(document, ownValue(properties, name));
    return toLabelText(schema.title) ?? humanize(name);
  });
  if (labels.length === 0) {
    const isObject = typesOf(flat?.schema.type).includes("object");
    return isObject ? "Object" : undefined;
  }
  return labels.length > MAX_LISTED
    ? `${labels.slice(0, MAX_LISTED).join(", ")}…`
    : labels.join(", ");
}

/** Those that an object requires, else those that it knows. */
function memberNames({ schema }: FlatSchema): ReadonlySet<string> {
  const required = listOf(schema.required)
    .filter((name) => typeof name === "string");
  return new Set(
    required.length > 0 ? required : Object.keys(schema.properties ?? {}),
  );
}

const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ["string", "Text"],
  ["number", "Number"],
  ["integer", "Whole number"],
  ["boolean", "Yes or no"],
  ["array", "List"],
]);
