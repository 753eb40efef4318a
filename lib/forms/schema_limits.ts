import { AppError } from "../errors.ts";
import { isObject, type JsonObject } from "./json_value.ts";
import { findExpansionFault } from "./schema_expansion.ts";
import { type SchemaFault, toPointer } from "./schema_pointer.ts";

/**
 * What a schema may be, so that it is compiled, drawn and checked soon: several
 * times a form of 400 fields in 8 levels, which nobody fills in gladly. An
 * entry of the catalog must fit 64 KiB besides (KV).
 */
export const SCHEMA_LIMITS = {
  /** As JSON without white space, in UTF-8. */
  bytes: 256 * 1024,
  /** Objects and arrays inside each other; a property takes two levels, a branch two. */
  depth: 80,
  /** Named in `properties` and `patternProperties`, all together. */
  properties: 2_000,
  /** Schemas in the document and what else are objects in it, all together. */
  parts: 10_000,
} as const;

/** Each limit that a schema goes beyond, by name, at the place where it does. */
export function findLimitFaults(schema: unknown): readonly SchemaFault[] {
  const count: Count = { faults: [], properties: 0, parts: 0 };
  // What is too deep can be neither written out nor followed: the stack would not do.
  if (!countPart(count, schema, [])) return count.faults;
  const bytes = new TextEncoder().encode(JSON.stringify(schema)).byteLength;
  if (bytes > SCHEMA_LIMITS.bytes) {
    const message = `is too large: ${toKiB(bytes)}; the limit is ${
      toKiB(SCHEMA_LIMITS.bytes)
    }`;
    count.faults.push({ pointer: "", message });
  }
  if (count.faults.length > 0) return count.faults;
  const expansion = findExpansionFault(schema);
  return expansion ? [expansion] : [];
}

function toKiB(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB`;
}

/** Throws `too_large`, naming each limit that the schema goes beyond and where. */
export function requireSchemaWithinLimits(schema: unknown): void {
  const faults = findLimitFaults(schema);
  if (faults.length === 0) return;
  const places = faults.map(({ pointer, message }) =>
    `${pointer === "" ? "it" : `at ${pointer} it`} ${message}`
  );
  throw new AppError(
    "too_large",
    `Cannot use the schema: ${places.join("; ")}`,
  );
}

interface Count {
  readonly faults: SchemaFault[];
  properties: number;
  parts: number;
}

type Place = readonly string[];

/** False when it is too deep: then the rest is not looked at. */
function countPart(count: Count, part: unknown, place: Place): boolean {
  if (typeof part !== "object" || part === null) return true;
  if (place.length >= SCHEMA_LIMITS.depth) {
    const message =
      `is nested too deep: the limit is ${SCHEMA_LIMITS.depth} levels`;
    count.faults.push({ pointer: toPointer(place), message });
    return false;
  }
  if (isObject(part)) countObject(count, part, place);
  return Object.entries(part).every(([key, value]) =>
    countPart(count, value, [...place, key])
  );
}

function countObject(count: Count, part: JsonObject, place: Place): void {
  if (++count.parts === SCHEMA_LIMITS.parts + 1) {
    const message =
      `is one schema too many: the limit is ${SCHEMA_LIMITS.parts}`;
    count.faults.push({ pointer: toPointer(place), message });
  }
  const before = count.properties;
  if (NAMING.has(place.at(-1) ?? "")) {
    count.properties += Object.keys(part).length;
  }
  const { properties } = SCHEMA_LIMITS;
  if (before <= properties && count.properties > properties) {
    const message =
      `has too many properties: the limit is ${properties} in all`;
    count.faults.push({ pointer: toPointer(place), message });
  }
}

const NAMING: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
]);
