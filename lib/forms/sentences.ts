import type { ErrorObject } from "ajv";
import { toFormatSentence, toPatternSentence } from "./format_sentences.ts";
import { clip, humanize, ownValue } from "./paths.ts";

/** Longest list of allowed values in a sentence; the rest is left to the form and the documentation. */
const MAX_VALUES = 12;

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
  contains: () => "Add an item of the kind that is asked for",
  minProperties: (e) => `Fill in at least ${count(e, "field")}`,
  maxProperties: (e) => `Fill in at most ${count(e, "field")}`,
  additionalProperties: (e) => unknownField(param(e, "additionalProperty")),
  unevaluatedProperties: (e) => unknownField(param(e, "unevaluatedProperty")),
  propertyNames: (e) =>
    `Choose another name than ${quote(param(e, "propertyName"))}`,
  "false schema": () => "Leave this out",
  not: () => "This is not allowed here",
  oneOf: () => "Fill in one of the choices and leave the others out",
  anyOf: () => "Fill in one of the choices",
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};

function toTypeSentence(error: ErrorObject): string {
  const type = param(error, "type");
  if (type === "boolean") return "Choose yes or no (true or false)";
  if (type === "object") return "This must be an object with named values";
  if (type === "array") return "This must be a list";
  if (isNumeric(type) && isLongNumber(error.data)) {
    return "Use a number of at most 15 digits";
  }
  const types = Array.isArray(type) ? type : [type];
  return `Enter ${
    types.map((name) => TYPE_WORDS[String(name)] ?? name).join(" or ")
  }`;
}

function isNumeric(type: unknown): boolean {
  return type === "number" || type === "integer";
}

/** A typed number that was kept as text, since it has more digits than a number can hold. */
function isLongNumber(data: unknown): boolean {
  return typeof data === "string" && /^-?\d+(\.\d+)?(e\d+)?$/i.test(data) &&
    !(Math.abs(Number(data)) <= Number.MAX_SAFE_INTEGER);
}

function toMissingSentence(error: ErrorObject): string {
  const name = String(param(error, "missingProperty"));
  const schema = ownValue(ownValue(error.parentSchema, "properties"), name);
  const allowed = ownValue(schema, "enum");
  if (Array.isArray(allowed)) return toEnumSentence(allowed);
  return `Fill in ${quote(ownValue(schema, "title") ?? humanize(name))}`;
}

function toDependentSentence(error: ErrorObject): string {
  const missing = humanize(String(param(error, "missingProperty")));
  const given = humanize(String(param(error, "property")));
  return `Fill in ${quote(missing)}, since ${quote(given)} is filled in`;
}

function toEnumSentence(allowed: unknown): string {
  const values = Array.isArray(allowed) ? allowed : [];
  const shown = values.slice(0, MAX_VALUES).map(toText).join(", ");
  const rest = values.length > MAX_VALUES ? ", …" : "";
  return `Choose one of: ${shown}${rest}`;
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

function quote(name: unknown): string {
  return `"${clip(name)}"`;
}

function toText(value: unknown): string {
  return typeof value === "string" && value !== ""
    ? clip(value)
    : clip(JSON.stringify(value));
}
