import type { ErrorObject } from "ajv";
import type { FieldErrors } from "../errors.ts";
import { keepMeantBranches } from "./meant_branch.ts";
import { branchOf } from "./error_trace.ts";
import { toNamedError } from "./named_error.ts";
import type { SchemaDocument } from "./schema_document.ts";
import { joinPath, ownValue, splitPointer } from "./paths.ts";
import { toSentence } from "./sentences.ts";

/** More sentences than anyone reads at once. */
const MAX_SENTENCES = 100;

/** So that thousands of faults cost no more to sort than these. */
const MAX_FAULTS = 1_000;

/** Ajv's errors as sentences by path, each at the field that it is about. */
export function toFieldErrors(
  errors: readonly ErrorObject[],
  path: string,
  document: SchemaDocument,
): FieldErrors {
  const told = new Map<string, string[]>();
  let room = MAX_SENTENCES;
  const meant = keepMeantBranches(errors.slice(0, MAX_FAULTS), document);
  for (const error of meant.filter(isTelling)) {
    const at = pathOf(error, path);
    const sentences = told.get(at) ?? [];
    const sentence = toSentence(toNamedError(error, document));
    if (sentences.includes(sentence)) continue;
    if (room-- === 0) break;
    told.set(at, [...sentences, sentence]);
  }
  // Not by assignment: a field may be called `__proto__`.
  return Object.fromEntries(told);
}

/** Leaves out what another error of the same list says better. */
function isTelling(
  error: ErrorObject,
  _index: number,
  all: readonly ErrorObject[],
): boolean {
  if (all.some((other) => isDetailOf(error, other))) return false;
  switch (error.keyword) {
    case "if": // Its `then` or `else` has said what is wrong.
      return all.every(({ keyword }) => keyword === "if");
    case "pattern": // A wrong format is the simpler thing to say.
      return !all.some(({ keyword, instancePath }) =>
        keyword === "format" && instancePath === error.instancePath
      );
    case "unevaluatedProperties": // A part that failed has evaluated nothing.
    case "unevaluatedItems":
      return !isComposed(error.parentSchema) ||
        !all.some((other) => isFaultOfPart(other, error));
    default:
      return true;
  }
}

/** What is wrong in the same place or inside of it, but for what says only that something is. */
function isFaultOfPart(
  { keyword, instancePath }: ErrorObject,
  whole: ErrorObject,
): boolean {
  const place = whole.instancePath;
  return !keyword.startsWith("unevaluated") && keyword !== "if" &&
    (instancePath === place || instancePath.startsWith(`${place}/`));
}

/** Why a name, or an item, is not of the kind asked for: `propertyNames` or `contains` says it shorter. */
function isDetailOf(error: ErrorObject, other: ErrorObject): boolean {
  return (other.keyword === "propertyNames" || other.keyword === "contains") &&
    branchOf(error, other) !== null;
}

const COMPOSING = ["allOf", "anyOf", "oneOf", "if", "$ref", "dependentSchemas"];

function isComposed(schema: unknown): boolean {
  return COMPOSING.some((keyword) => ownValue(schema, keyword) !== undefined);
}

/** The parameters that name the member that an error is about. */
const MEMBER_PARAMS = [
  "missingProperty",
  "additionalProperty",
  "unevaluatedProperty",
  "propertyName",
];

function pathOf(error: ErrorObject, path: string): string {
  const keys = [...splitPointer(error.instancePath)];
  for (const name of MEMBER_PARAMS) {
    const member = ownValue(error.params, name);
    if (typeof member === "string") keys.push(member);
  }
  if (error.keyword === "uniqueItems") keys.push(String(laterItem(error)));
  return keys.reduce(joinPath, path);
}

/** Of two equal items the second is the one to remove. */
function laterItem({ params }: ErrorObject): number {
  return Math.max(params.i, params.j);
}
