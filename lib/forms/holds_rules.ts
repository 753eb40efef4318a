import { type Case, LIMITS, type Rule } from "./holds_limits.ts";
import {
  entriesIn,
  isNumber,
  isObject,
  isSame,
  listOf,
  typeOfValue,
} from "./json_value.ts";
import { matches } from "./matches.ts";
import { typesOf } from "./merge_keyword.ts";
import { ownValue } from "./paths.ts";

const BY_KEYWORD: Readonly<Record<string, Rule>> = {
  ...LIMITS,
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
    const least = ownValue(schema, "minContains");
    const most = ownValue(schema, "maxContains");
    return count >= (isNumber(least) ? least : 1) &&
      count <= (isNumber(most) ? most : Infinity);
  }),
  required: ofObjects(({ argument }, value) =>
    listOf(argument).every((key) =>
      typeof key !== "string" || Object.hasOwn(value, key)
    )
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
  return typeof argument !== "string" || test(find(argument, given), value);
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
