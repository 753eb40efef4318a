import type { ErrorObject } from "ajv";
import { parseJson, parseNumber } from "./json_value.ts";
import { ownValue } from "./paths.ts";

const TYPE_WORDS: Readonly<Record<string, readonly string[]>> = {
  string: ["text"],
  number: ["a number"],
  integer: ["a whole number"],
  boolean: ["true", "false"],
  object: ["an object"],
  array: ["a list"],
  null: ["null"],
};

/** Most digits that every number keeps (IEEE 754 doubles). */
const KEPT_DIGITS = 15;

/**
 * What to enter where a value is of another type. A form hands over as text
 * what a control cannot hold: a number that would be rounded, broken JSON.
 */
export function toTypeSentence({ params, data }: ErrorObject): string {
  const type = ownValue(params, "type");
  const types: readonly unknown[] = [type].flat();
  const typed = typeof data === "string" ? typedFault(data, types) : null;
  if (typed) return typed;
  const [only] = types.length === 1 ? types : [];
  if (only === "boolean") return "Choose yes or no (true or false)";
  if (only === "object") return "This must be an object with named values";
  if (only === "array") return "This must be a list";
  return `Enter ${toAlternatives(types)}`;
}

/** "text, true or false": a whole number is no other kind than a number. */
function toAlternatives(types: readonly unknown[]): string {
  const words = types
    .filter((type) => type !== "integer" || !types.includes("number"))
    .flatMap((type) => TYPE_WORDS[String(type)] ?? [String(type)]);
  const last = words.at(-1) ?? "";
  return words.length < 2
    ? last
    : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function typedFault(text: string, types: readonly unknown[]): string | null {
  const isNumber = types.includes("number") || types.includes("integer");
  if (isNumber && /^\s*[+-]?[\d.]+(?:e[+-]?\d+)?\s*$/i.test(text)) {
    return toNumberFault(text.trim());
  }
  const isTree = types.includes("object") || types.includes("array");
  if (!isTree || !/^\s*[[{]/.test(text)) return null;
  const parsed = parseJson(text);
  if (!("broken" in parsed)) return null;
  return parsed.broken === "number"
    ? `Use at most ${KEPT_DIGITS} digits for a number, or put it in quotes`
    : "This is not JSON: look at its quotes, commas and brackets";
}

function toNumberFault(text: string): string | null {
  if (Number.isNaN(Number(text)) || parseNumber(text) !== null) return null;
  return Number.isFinite(Number(text))
    ? `Use at most ${KEPT_DIGITS} digits: this number has more than can be kept`
    : "Use a smaller number: this one is too large to keep";
}
