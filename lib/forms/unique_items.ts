import type { FuncKeywordDefinition, SchemaValidateFunction } from "ajv";
import { isObject } from "./json_value.ts";
import type { Meter } from "./meter.ts";

/** As many as anyone removes before looking again. */
const MAX_REPEATS = 100;

/**
 * `uniqueItems` in one pass: Ajv's own compares each item with each, which for a
 * list of some thousand objects takes seconds. Each repeated item is a fault.
 */
export function uniqueItemsKeyword(meter: Meter): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (isAsked, items) => {
    if (!isAsked || !Array.isArray(items)) return true;
    const repeats = findRepeats(items, meter);
    validate.errors = repeats.map((params) => ({
      keyword: "uniqueItems",
      message: "must NOT have duplicate items",
      params,
    }));
    return repeats.length === 0;
  };
  return {
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    errors: "full",
    validate,
  };
}

/** Each repeated item (`i`) with the one that it repeats (`j`). */
function findRepeats(
  items: readonly unknown[],
  meter: Meter,
): readonly { readonly i: number; readonly j: number }[] {
  const firsts = new Map<string, number>();
  const repeats: { i: number; j: number }[] = [];
  for (const [i, item] of items.entries()) {
    const text = toCanonicalText(item);
    meter.spend(1 + text.length);
    const j = firsts.get(text);
    if (j === undefined) firsts.set(text, i);
    else if (repeats.length < MAX_REPEATS) repeats.push({ i, j });
  }
  return repeats;
}

/** Two values have the same if JSON Schema calls them equal: the order of members is of no meaning. */
function toCanonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalText).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "";
  const members = Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${toCanonicalText(inner)}`)
    .sort();
  return `{${members.join()}}`;
}
