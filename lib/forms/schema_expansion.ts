import { entriesIn, isObject, type JsonObject, listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";
import { type SchemaDocument, toDocument } from "./schema_document.ts";
import { type SchemaFault, toPointer } from "./schema_pointer.ts";

/** Schemas that may apply to one value. References that fork into references double it with each step. */
const MAX_APPLIED = 1_000;

interface Walk {
  readonly document: SchemaDocument;
  /** How many schemas apply to a value with each: itself and what it is made of. */
  readonly sizes: Map<object, number>;
  readonly open: Set<object>;
}

/**
 * What makes a schema endless for a single value: a reference that comes back
 * to itself without going into the value, or forks too often. One that goes
 * into the value (a tree of items) ends where the value does, and is none.
 */
export function findExpansionFault(schema: unknown): SchemaFault | null {
  const document = toDocument(schema);
  return findFault({ document, sizes: new Map(), open: new Set() }, schema, []);
}

/** From the inside outwards, so that the smallest faulty part is the one that is named. */
function findFault(
  walk: Walk,
  part: unknown,
  place: readonly string[],
): SchemaFault | null {
  if (typeof part !== "object" || part === null) return null;
  for (const [key, value] of Object.entries(part)) {
    const fault = findFault(walk, value, [...place, key]);
    if (fault) return fault;
  }
  const size = measure(walk, part);
  walk.open.clear();
  if (size <= MAX_APPLIED) return null;
  const message = size === Infinity
    ? "refers to itself without an end"
    : `forks into too many schemas: the limit is ${MAX_APPLIED}`;
  return { pointer: toPointer(place), message };
}

/** Infinity when it comes back to itself; not counted on beyond the limit. */
function measure(walk: Walk, part: unknown): number {
  if (!isObject(part)) return 1;
  const known = walk.sizes.get(part);
  if (known !== undefined) return known;
  if (walk.open.has(part)) return Infinity;
  walk.open.add(part);
  let size = 1;
  for (const inner of appliedParts(walk.document, part)) {
    size += measure(walk, inner);
    if (size > MAX_APPLIED) return size;
  }
  walk.open.delete(part);
  walk.sizes.set(part, size);
  return size;
}

/** The schemas that apply to the same value as this one. */
function appliedParts(
  document: SchemaDocument,
  part: JsonObject,
): readonly unknown[] {
  const { $ref } = part;
  return [
    typeof $ref === "string" ? document.find($ref, part) : undefined,
    ...["not", "if", "then", "else"].map((key) => ownValue(part, key)),
    ...["allOf", "anyOf", "oneOf"].flatMap((key) =>
      listOf(ownValue(part, key))
    ),
    ...["dependentSchemas", "dependencies"].flatMap((key) =>
      entriesIn(ownValue(part, key)).map(([, inner]) => inner)
    ),
  ].filter((inner) => inner !== undefined);
}
