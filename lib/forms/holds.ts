import { toPresent } from "./flat_schema.ts";
import { RULES } from "./holds_rules.ts";
import { isObject } from "./json_value.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** Deeper, a schema and its value go in circles. */
const MAX_DEPTH = 64;

/** Schemas looked at for one answer. */
const MAX_TESTS = 100_000;

/**
 * Whether a value fits a schema, as Ajv would say: it decides which fields a
 * form shows, in the browser too. Where it cannot tell (a format, a pattern that
 * may take for ever) it says yes; the validator has the last word.
 */
export function holds(
  document: SchemaDocument,
  schema: unknown,
  value: unknown,
): boolean {
  const tally = { tests: 0, guesses: 0 };
  return test({ document, tally, depth: 0 }, schema, value);
}

interface Test {
  readonly document: SchemaDocument;
  readonly depth: number;
  /** Of the whole answer. */
  readonly tally: { tests: number; guesses: number };
}

function test(around: Test, given: unknown, value: unknown): boolean {
  const { document, tally, depth } = around;
  if (given === false) return false;
  if (!isObject(given)) return true;
  if (tally.tests++ > MAX_TESTS || depth > MAX_DEPTH) {
    tally.guesses++;
    return true;
  }
  const inside = { document, tally, depth: depth + 1 };
  const schema = toPresent(given);
  return Object.entries(schema).every(([keyword, argument]) =>
    RULES.get(keyword)?.({
      argument,
      value,
      schema,
      given,
      tally,
      test: (schema, value) => test(inside, schema, value),
      find: document.find,
    }) ?? true
  );
}
