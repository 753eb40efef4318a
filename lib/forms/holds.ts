import { toPresent } from "./flat_schema.ts";
import {
  entriesIn,
  isObject,
  isSame,
  listOf,
  typeOfValue,
} from "./json_value.ts";
import { typesOf } from "./merge_keyword.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** Deeper, a schema and its value go in circles. */
const MAX_DEPTH = 64;

/** Schemas looked at for one answer. */
const MAX_TESTS = 100_000;

/**
 * Whether a value fits a schema, as Ajv would say: it decides which fields a
 * form shows, in the browser too. Where it cannot tell (an unknown format, a
 * pattern that may take for ever) it says yes; the validator has the last word.
 */
export function holds(
  document: SchemaDocument,
  schema: unknown,
  value: unknown,
): boolean {
  return test(
    { document, depth: 0, tests: { left: MAX_TESTS } },
    schema,
    value,
  );
}

interface Test {
  readonly document: SchemaDocument;
  readonly depth: number;
  readonly tests: { left: number };
}

function test(around: Test, given: unknown, value: unknown): boolean {
  if (given === false) return false;
  if (!isObject(given) || around.depth > MAX_DEPTH) return true;
  if (around.tests.left-- <= 0) return true;
  const inside = { ...around, depth: around.depth + 1 };
  const schema = toPresent(given);
  return Object.entries(schema).every(([keyword, argument]) =>
    !Object.hasOwn(RULES, keyword) ||
    RULES[keyword]?.({
      argument,
      value,
      schema,
      given,
      test: (schema, value) => test(inside, schema, value),
      find: around.document.find,
    })
  );
}

interface Case extends Pick<SchemaDocument, "find"> {
  readonly argument: unknown;
  readonly value: unknown;
  /** With tuples as in 2020-12. */
  readonly schema: object;
  /** As it stands in the document. */
  readonly given: object;
  readonly test: (schema: unknown, value: unknown) => boolean;
}

type Rule = (at: Case) => boolean;

const RULES: Readonly<Record<string, Rule>> = {
  type: ({ argument, value, schema }) => {
    const type = typeOfValue(value);
    const types = typesOf(argument);
    return types.length === 0 || types.includes(type) ||
      (type === "integer" && types.includes("number")) ||
      (type === "null" && ownValue(schema, "nullable") === true);
  },
  const: ({ argument, value }) => isSame(argument, value),
  enum: ({ argument, value }) =>
    listOf(argument).some((item) => isSame(item, value)),
  not: ({ argument, value, test }) => !test(argument, value),
  allOf: ({ argument, value, test }) =>
    listOf(argument).every((part) => test(part, value)),
  anyOf: ({ argument, value, test }) =>
    listOf(argument).some((part) => test(part, value)),
  oneOf: ({ argument, value, test }) =>
    listOf(argument).filter((part) => test(part, value)).length === 1,
  if: ({ argument, value, schema, test }) =>
    test(ownValue(schema, test(argument, value) ? "then" : "else"), value),
  $ref: testReference,
  $dynamicRef: testReference,
  minimum: ofNumbers((value, limit) => value >= limit),
  maximum: ofNumbers((value, limit) => value <= limit),
  exclusiveMinimum: ofNumbers((value, limit) => value > limit),
  exclusiveMaximum: ofNumbers((value, limit) => value < limit),
  multipleOf: ofNumbers((value, step) => Number.isInteger(value / step)),
  minLength: ofTexts((value, limit) => [...value].length >= Number(limit)),
  maxLength: ofTexts((value, limit) => [...value].length <= Number(limit)),
  pattern: ofTexts((value, pattern) => matches(String(pattern), value)),
  minItems: ofLists(({ argument }, value) => value.length >= Number(argument)),
  maxItems: ofLists(({ argument }, value) => value.length <= Number(argument)),
  uniqueItems: ofLists(({ argument }, value) =>
    argument !== true ||
    value.every((item, index) =>
      value.findIndex((other) => isSame(item, other)) === index
    )
  ),
  prefixItems: ofLists(({ argument, test }, value) =>
    listOf(argument).every((part, index) =>
      index >= value.length || test(part, value[index])
    )
  ),
  items: ofLists(({ argument, schema, test }, value) =>
    value.slice(listOf(ownValue(schema, "prefixItems")).length)
      .every((item) => test(argument, item))
  ),
  contains: ofLists(({ argument, schema, test }, value) => {
    const count = value.filter((item) => test(argument, item)).length;
    return count >= Number(ownValue(schema, "minContains") ?? 1) &&
      count <= Number(ownValue(schema, "maxContains") ?? Infinity);
  }),
  required: ofObjects(({ argument }, value) =>
    listOf(argument).every((key) => Object.hasOwn(value, String(key)))
  ),
  minProperties: ofObjects(({ argument }, value) =>
    Object.keys(value).length >= Number(argument)
  ),
  maxProperties: ofObjects(({ argument }, value) =>
    Object.keys(value).length <= Number(argument)
  ),
  propertyNames: ofObjects(({ argument, test }, value) =>
    Object.keys(value).every((key) => test(argument, key))
  ),
  properties: ofObjects(({ argument, test }, value) =>
    entriesIn(argument).every(([key, schema]) =>
      !Object.hasOwn(value, key) || test(schema, ownValue(value, key))
    )
  ),
  patternProperties: ofObjects(({ argument, test }, value) =>
    entriesIn(argument).every(([pattern, schema]) =>
      Object.entries(value).every(([key, member]) =>
        !matches(pattern, key) || test(schema, member)
      )
    )
  ),
  additionalProperties: ofObjects(({ argument, schema, test }, value) => {
    const own = ownValue(schema, "properties") ?? {};
    const patterns = Object.keys(ownValue(schema, "patternProperties") ?? {});
    return Object.entries(value).every(([key, member]) =>
      Object.hasOwn(own, key) ||
      patterns.some((pattern) => matches(pattern, key)) ||
      test(argument, member)
    );
  }),
  dependentRequired: testDependents,
  dependentSchemas: testDependents,
  dependencies: testDependents,
};

function testReference({ argument, value, given, test, find }: Case): boolean {
  return test(find(String(argument), given), value);
}

function testDependents({ argument, value, test }: Case): boolean {
  return !isObject(value) ||
    entriesIn(argument).every(([key, dependent]) =>
      !Object.hasOwn(value, key) ||
      test(
        Array.isArray(dependent) ? { required: dependent } : dependent,
        value,
      )
    );
}

function ofNumbers(rule: (value: number, limit: number) => boolean): Rule {
  return ({ value, argument }) =>
    typeof value !== "number" || rule(value, Number(argument));
}

function ofTexts(rule: (value: string, argument: unknown) => boolean): Rule {
  return ({ value, argument }) =>
    typeof value !== "string" || rule(value, argument);
}

function ofLists(rule: (at: Case, value: readonly unknown[]) => boolean): Rule {
  return (at) => !Array.isArray(at.value) || rule(at, at.value);
}

function ofObjects(rule: (at: Case, value: object) => boolean): Rule {
  return (at) => !isObject(at.value) || rule(at, at.value);
}

/** Steps that a pattern may take. */
const MAX_STEPS = 1e7;

/** Whether a pattern is found in a text. Yes for one that is no pattern, or might take for ever. */
export function matches(pattern: string, text: string): boolean {
  const loops = pattern.match(/[*+]|,\d*\}/g)?.length ?? 0;
  const isSlow = /\)[*+{]|\\[1-9k]/.test(pattern) ||
    text.length ** (loops + 1) > MAX_STEPS;
  if (isSlow) return true;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}
