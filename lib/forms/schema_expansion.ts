import { entriesIn, isObject, listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";
import { type SchemaDocument, toDocument } from "./schema_document.ts";
import { type SchemaFault, toPointer } from "./schema_pointer.ts";

/** Schemas that may apply to one value. References that fork into references double it with each step. */
const MAX_APPLIED = 10_000;

interface Walk {
  readonly document: SchemaDocument;
  /** How many schemas apply to a value with each: itself and what it is made of. */
  readonly sizes: Map<object, number>;
  readonly open: Set<object>;
}

type Place = readonly string[];

/**
 * What makes a schema endless for a single value: a reference that comes back
 * to itself without going into the value, or forks too often. One that goes
 * into the value (a tree of items) ends where the value does, and is none.
 */
export function findExpansionFault(schema: unknown): SchemaFault | null {
  const document = toDocument(schema);
  const walk: Walk = { document, sizes: new Map(), open: new Set() };
  try {
    measureAll(walk, schema, []);
    return null;
  } catch (error) {
    if (error instanceof Endless) return error.fault;
    throw error;
  }
}

class Endless extends Error {
  constructor(readonly fault: SchemaFault) {
    super(fault.message);
  }
}

function measureAll(walk: Walk, part: unknown, place: Place): void {
  if (typeof part !== "object" || part === null) return;
  if (isObject(part)) measure(walk, part, place);
  for (const [key, value] of Object.entries(part)) {
    measureAll(walk, value, [...place, key]);
  }
}

function measure(walk: Walk, part: unknown, place: Place): number {
  if (!isObject(part)) return 1;
  const known = walk.sizes.get(part);
  if (known !== undefined) return known;
  if (walk.open.has(part)) {
    throw endless(place, "refers to itself without an end");
  }
  walk.open.add(part);
  let size = 1;
  for (const [keys, inner] of appliedParts(walk.document, part)) {
    size += measure(walk, inner, [...place, ...keys]);
    if (size > MAX_APPLIED) {
      throw endless(
        place,
        `forks into too many schemas: the limit is ${MAX_APPLIED}`,
      );
    }
  }
  walk.open.delete(part);
  walk.sizes.set(part, size);
  return size;
}

function endless(place: Place, message: string): Endless {
  return new Endless({ pointer: toPointer(place), message });
}

type Applied = readonly [keys: Place, part: unknown];

/** The schemas that apply to the same value as this one. */
function appliedParts(document: SchemaDocument, part: object): Applied[] {
  const ref = ownValue(part, "$ref");
  const found = typeof ref === "string" ? document.find(ref, part) : undefined;
  return [
    ...(found === undefined ? [] : [[["$ref"], found] as const]),
    ...["not", "if", "then", "else"].map((key) =>
      [[key], ownValue(part, key)] as const
    ),
    ...["allOf", "anyOf", "oneOf"].flatMap((key) =>
      listOf(ownValue(part, key)).map((inner, i) =>
        [[key, String(i)], inner] as const
      )
    ),
    ...["dependentSchemas", "dependencies"].flatMap((key) =>
      entriesIn(ownValue(part, key)).map(([name, inner]) =>
        [[key, name], inner] as const
      )
    ),
  ];
}
