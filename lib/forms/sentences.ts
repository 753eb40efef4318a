import type { ErrorObject } from "ajv";
import { toFormatSentence, toPatternSentence } from "./format_sentences.ts";
import { toTypeSentence } from "./type_sentence.ts";
import { toContainsSentence, toNotSentence } from "./kind_sentences.ts";
import { listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";
import { labelOf, quote, toList, toText } from "./sentence_words.ts";

/**
 * One short sentence for one of Ajv's errors (made with `verbose`), saying what
 * to do. It names fields and what the schema allows, and never the value.
 */
export function toSentence(error: ErrorObject): string {
  const say = Object.hasOwn(SENTENCES, error.keyword)
    ? SENTENCES[error.keyword]
    : undefined;
  return say ? say(error) : `Check this field: it ${error.message ?? "is off"}`;
}

/** More ways out of a fault than these are left to the form. */
const MAX_WAYS = 5;

type Say = (error: ErrorObject) => string;

const SENTENCES: Readonly<Record<string, Say>> = {
  type: (error) => toTypeSentence(error),
  required: (error) => toMissingSentence(error),
  dependentRequired: (error) => toDependentSentence(error),
  dependencies: (error) => toDependentSentence(error),
  enum: (error) => toEnumSentence(param(error, "allowedValues")),
  const: (error) => `Must be ${toText(param(error, "allowedValue"))}`,
  format: (error) => toFormatSentence(error),
  pattern: (error) => toPatternSentence(error),
  minLength: (e) => `Enter at least ${count(e, "character")}`,
  maxLength: (e) => `Use at most ${count(e, "character")}`,
  minimum: (e) => `Enter ${param(e, "limit")} or more`,
  maximum: (e) => `Enter ${param(e, "limit")} or less`,
  exclusiveMinimum: (e) => `Enter more than ${param(e, "limit")}`,
  exclusiveMaximum: (e) => `Enter less than ${param(e, "limit")}`,
  multipleOf: (e) => `Enter a multiple of ${param(e, "multipleOf")}`,
  minItems: (e) => `Add at least ${count(e, "item")}`,
  maxItems: (e) => `Use at most ${count(e, "item")}`,
  uniqueItems: ({ params }) =>
    `Remove this: it repeats item ${Math.min(params.i, params.j) + 1}`,
  items: (e) => `Use at most ${count(e, "item")}`,
  additionalItems: (e) => `Use at most ${count(e, "item")}`,
  contains: (error) => toContainsSentence(error),
  minProperties: (e) => `Fill in at least ${count(e, "field")}`,
  maxProperties: (e) => `Fill in at most ${count(e, "field")}`,
  additionalProperties: (e) => unknownField(param(e, "additionalProperty")),
  unevaluatedProperties: (e) => unknownField(param(e, "unevaluatedProperty")),
  propertyNames: (e) =>
    `Choose another name than ${quote(param(e, "propertyName"))}`,
  "false schema": () => "Leave this out",
  unevaluatedItems: (e) => `Use at most ${count(e, "item")}`,
  not: (error) => toNotSentence(error),
  if: () => "This does not fit what else is filled in",
  formatMinimum: (e) => `Enter ${param(e, "limit")} or later`,
  formatMaximum: (e) => `Enter ${param(e, "limit")} or earlier`,
  formatExclusiveMinimum: (e) => `Enter what is after ${param(e, "limit")}`,
  formatExclusiveMaximum: (e) => `Enter what is before ${param(e, "limit")}`,
  oneOf: () => "Fill in one of the choices and leave the others out",
  anyOf: () => "Fill in one of the choices",
};

function toMissingSentence(error: ErrorObject): string {
  const name = String(param(error, "missingProperty"));
  const schema = ownValue(ownValue(error.parentSchema, "properties"), name);
  const allowed = ownValue(schema, "enum");
  const alternatives = listOf(param(error, "alternatives"));
  if (alternatives.length > 0) {
    return `Fill in ${toWays(error.parentSchema, alternatives)}`;
  }
  if (Array.isArray(allowed)) return toEnumSentence(allowed);
  return `Fill in ${labelOf(error.parentSchema, name)}`;
}

/** Of several lists of members, any of which will do: `"Key", or "User" and "Password"`. */
function toWays(parent: unknown, alternatives: readonly unknown[]): string {
  const lists = alternatives.map((names) =>
    listOf(names).map((name) => labelOf(parent, name))
  );
  const ways = [...new Set(lists.map((labels) => labels.join(" and ")))];
  const or = lists.every(({ length }) => length === 1) ? " or " : ", or ";
  const shown = ways.slice(0, MAX_WAYS).join(or);
  return ways.length > MAX_WAYS ? `${shown}, …` : shown;
}

function toDependentSentence(error: ErrorObject): string {
  const missing = labelOf(error.parentSchema, param(error, "missingProperty"));
  const given = labelOf(error.parentSchema, param(error, "property"));
  return `Fill in ${missing}, since ${given} is filled in`;
}

function toEnumSentence(allowed: unknown): string {
  return `Choose one of: ${toList(Array.isArray(allowed) ? allowed : [])}`;
}

function unknownField(name: unknown): string {
  return `Remove ${quote(name)}: there is no such field`;
}

function count(error: ErrorObject, noun: string): string {
  const limit = param(error, "limit");
  return limit === 1 ? `1 ${noun}` : `${limit} ${noun}s`;
}

function param(error: ErrorObject, name: string): unknown {
  return ownValue(error.params, name);
}
