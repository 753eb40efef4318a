import {
  entriesIn,
  isObject,
  isSame,
  listOf,
  typeOfValue,
} from "./json_value.ts";
import { findPattern, matches } from "./matches.ts";
import { typesOf } from "./merge_keyword.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** One keyword of a schema, and a value. */
interface Case extends Pick<SchemaDocument, "find"> {
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

type Rule = (at: Case) => boolean;

const BY_KEYWORD: Readonly<Record<string, Rule>> = {
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
  not: (at) => judge(at, at.argument) !== "yes",
  allOf: ({ argument, value, test }) =>
    listOf(argument).every((part) => test(part, value)),
  anyOf: ({ argument, value, test }) =>
    listOf(argument).some((part) => test(part, value)),
  oneOf: testOneOf,
  if: ({ argument, value, schema, test }) =>
    test(ownValue(schema, test(argument, value) ? "then" : "else"), value),
  $ref: testReference,
  $dynamicRef: testReference,
  minimum: ofNumbers((value, limit) => value >= limit),
  maximum: ofNumbers((value, limit) => value <= limit),
  exclusiveMinimum: ofNumbers((value, limit) => value > limit),
  exclusiveMaximum: ofNumbers((value, limit) => value < limit),
  multipleOf: ofNumbers((value, step) => isWhole(value / step)),
  minLength: ofTexts((value, limit) => [...value].length >= Number(limit)),
  maxLength: ofTexts((value, limit) => [...value].length <= Number(limit)),
  pattern: testPattern,
  format: ({ value, tally }) => {
    if (typeof value === "string") tally.guesses++;
    return true;
  },
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

/** A keyword may be called as what an object inherits. */
export const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries(BY_KEYWORD),
);

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

/** Of a schema that may hold or not, two can be right at once. */
function testOneOf(at: Case): boolean {
  const answers = listOf(at.argument).map((part) => judge(at, part));
  return answers.some((answer) => answer !== "no") &&
    answers.filter((answer) => answer === "yes").length <= 1;
}

function judge({ value, test, tally }: Case, schema: unknown) {
  const { guesses } = tally;
  if (!test(schema, value)) return "no";
  return tally.guesses > guesses ? "maybe" : "yes";
}

function testPattern({ argument, value, tally }: Case): boolean {
  if (typeof value !== "string") return true;
  const found = findPattern(String(argument), value);
  if (found === null) tally.guesses++;
  return found !== false;
}

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-6;
}
