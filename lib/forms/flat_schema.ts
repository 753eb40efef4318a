import { isObject, type JsonObject, listOf } from "./json_value.ts";
import { emptySchema, mergeKeyword, STRUCTURE } from "./merge_keyword.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** What else a schema asks for, depending on the value. */
export interface Condition {
  readonly test: unknown;
  /** What holds where the test does, and where it does not. */
  readonly sides: readonly [then: unknown, otherwise: unknown];
}

/** All that holds for one place, gathered: references followed, `allOf` merged. */
export interface FlatSchema {
  /** The keywords, merged. Of annotations the outermost counts. */
  readonly schema: Record<string, unknown>;
  readonly conditions: Condition[];
  /** The lists of `oneOf` and `anyOf`. */
  readonly options: (readonly unknown[])[];
  /** Every schema that is part of it. */
  readonly parts: Set<object>;
  /** Whether one of the parts is `false`: nothing can stand here. */
  never: boolean;
  /** Whether a reference leads out of the document. */
  lost: boolean;
  /** Whether it is part of what it belongs to, by a reference back. */
  loops: boolean;
}

/**
 * `around` are the parts of what it belongs to: one of them cannot be part of it again.
 * One that asks for nothing else is taken as it stands: nothing will be merged into it.
 */
export function toFlatSchema(
  document: SchemaDocument,
  schema: unknown,
  around: ReadonlySet<object> = new Set(),
): FlatSchema {
  if (isObject(schema) && isFlat(schema) && !around.has(schema)) {
    return newFlatSchema(schema, new Set([schema]));
  }
  const flat = newFlatSchema(emptySchema(), new Set());
  addSchema(document, flat, schema, around);
  return flat;
}

function isFlat(schema: JsonObject): boolean {
  for (const keyword in schema) if (STRUCTURE.has(keyword)) return false;
  return !Array.isArray(schema.items);
}

function newFlatSchema(
  schema: Record<string, unknown>,
  parts: Set<object>,
): FlatSchema {
  return {
    schema,
    conditions: [],
    options: [],
    parts,
    never: false,
    lost: false,
    loops: false,
  };
}

export function addSchema(
  document: SchemaDocument,
  flat: FlatSchema,
  schema: unknown,
  around: ReadonlySet<object> = new Set(),
): void {
  if (schema === false) flat.never = true;
  if (!isObject(schema) || flat.parts.has(schema)) return;
  if (around.has(schema)) {
    flat.loops = true;
    return;
  }
  flat.parts.add(schema);
  for (const [keyword, argument] of Object.entries(toPresent(schema))) {
    mergeKeyword(flat.schema, keyword, argument);
  }
  addConditions(flat, schema);
  for (const keyword of ["oneOf", "anyOf"]) {
    const list = ownValue(schema, keyword);
    if (Array.isArray(list)) flat.options.push(list);
  }
  for (const keyword of ["$ref", "$dynamicRef"]) {
    const ref = ownValue(schema, keyword);
    if (typeof ref !== "string") continue;
    const target = document.find(ref, schema);
    if (target === undefined) flat.lost = true;
    addSchema(document, flat, target, around);
  }
  for (const part of listOf(ownValue(schema, "allOf"))) {
    addSchema(document, flat, part, around);
  }
}

/** A tuple of draft 7 written as that of 2020-12. */
export function toPresent(schema: object): object {
  const items = ownValue(schema, "items");
  return Array.isArray(items)
    ? {
      ...schema,
      prefixItems: items,
      items: ownValue(schema, "additionalItems"),
    }
    : schema;
}

function addConditions({ conditions }: FlatSchema, schema: object): void {
  const test = ownValue(schema, "if");
  const sides = [ownValue(schema, "then"), ownValue(schema, "else")] as const;
  if (test !== undefined && sides.some((side) => side !== undefined)) {
    conditions.push({ test, sides });
  }
  const dependents = ["dependentRequired", "dependentSchemas", "dependencies"]
    .flatMap((keyword) => Object.entries(ownValue(schema, keyword) ?? {}));
  for (const [key, dependent] of dependents) {
    const then = Array.isArray(dependent) ? { required: dependent } : dependent;
    conditions.push({
      test: { type: "object", required: [key] },
      sides: [then, undefined],
    });
  }
}
