import { isNumber, isObject, isSame } from "./json_value.ts";
import { findPattern } from "./matches.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** One keyword of a schema, and a value. */
export interface Case extends Pick<SchemaDocument, "find"> {
  readonly argument: unknown;
  readonly value: unknown;
  /** With tuples as in 2020-12. */
  readonly schema: object;
  /** As it stands in the document. */
  readonly given: object;
  readonly test: (schema: unknown, value: unknown) => boolean;
  /** How often the answer was a guess. */
  readonly tally: { guesses: number };
}

export type Rule = (at: Case) => boolean;

/** Longer lists are taken to have no item twice. */
const MAX_COMPARED = 1_000;

/** The keywords that measure a value; one that is of another kind has no measure. */
export const LIMITS: Readonly<Record<string, Rule>> = {
  minimum: limit(numberOf, (value, least) => value >= least),
  maximum: limit(numberOf, (value, most) => value <= most),
  exclusiveMinimum: limit(numberOf, (value, limit) => value > limit),
  exclusiveMaximum: limit(numberOf, (value, limit) => value < limit),
  multipleOf: limit(numberOf, (value, step) => isWhole(value / step)),
  minLength: limit(lengthOf, (length, least) => length >= least),
  maxLength: limit(lengthOf, (length, most) => length <= most),
  minItems: limit(countItems, (count, least) => count >= least),
  maxItems: limit(countItems, (count, most) => count <= most),
  minProperties: limit(countMembers, (count, least) => count >= least),
  maxProperties: limit(countMembers, (count, most) => count <= most),
  uniqueItems: ({ argument, value, tally }) => {
    if (argument !== true || !Array.isArray(value)) return true;
    if (value.length > MAX_COMPARED) tally.guesses++;
    const items = value.slice(0, MAX_COMPARED);
    return items.every((item, index) =>
      items.findIndex((other) => isSame(item, other)) === index
    );
  },
  pattern: ({ argument, value, tally }) => {
    if (typeof value !== "string" || typeof argument !== "string") return true;
    const found = findPattern(argument, value);
    if (found === null) tally.guesses++;
    return found !== false;
  },
  format: ({ value, tally }) => {
    if (typeof value === "string") tally.guesses++;
    return true;
  },
};

function limit(
  measure: (value: unknown) => number | undefined,
  fits: (size: number, limit: number) => boolean,
): Rule {
  return ({ argument, value }) => {
    const size = measure(value);
    return size === undefined || !isNumber(argument) || fits(size, argument);
  };
}

function numberOf(value: unknown): number | undefined {
  return isNumber(value) ? value : undefined;
}

function lengthOf(value: unknown): number | undefined {
  return typeof value === "string" ? [...value].length : undefined;
}

function countItems(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function countMembers(value: unknown): number | undefined {
  return isObject(value) ? Object.keys(value).length : undefined;
}

/** As near as a division comes: 19.99 is a multiple of 0.01. */
function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-6;
}
