import type { ErrorObject } from "ajv";
import { COST_KEYWORD } from "./metered_schema.ts";
import { listOf } from "./json_value.ts";
import { ownValue } from "./paths.ts";
import { labelOf, toList, toText } from "./sentence_words.ts";

/** Beside `required`, these say nothing of what must not be filled in. */
const SILENT: ReadonlySet<string> = new Set([
  "properties",
  "required",
  "type",
  COST_KEYWORD,
]);

/** What must not be (`not`), where its schema says it in a way that can be told. */
export function toNotSentence({ schema }: ErrorObject): string {
  const value = ownValue(schema, "const");
  const values = value === undefined
    ? listOf(ownValue(schema, "enum"))
    : [value];
  if (values.length > 0) return `Use another value than ${toList(values)}`;
  const names = listOf(ownValue(schema, "required"));
  const isAlone = Object.keys(schema ?? {}).every((key) => SILENT.has(key));
  if (names.length === 0 || !isAlone) return "This is not allowed here";
  const labels = names.map((name) => labelOf(schema, name));
  return labels.length === 1
    ? `Leave out ${labels[0]}`
    : `Leave out one of ${labels.join(" and ")}`;
}

/** How many items of a kind a list must have (`contains`). */
export function toContainsSentence({ params, schema }: ErrorObject): string {
  const value = ownValue(schema, "const");
  const least = ownValue(params, "minContains") ?? 1;
  const most = ownValue(params, "maxContains");
  const kind = value === undefined
    ? "of the kind that is asked for"
    : `equal to ${toText(value)}`;
  if (most !== undefined) {
    const range = least === most ? `exactly ${least}` : `${least} to ${most}`;
    return `Use ${range} ${most === 1 ? "item" : "items"} ${kind}`;
  }
  if (least !== 1) return `Use at least ${least} items ${kind}`;
  return value === undefined
    ? `Add an item ${kind}`
    : `Add the item ${toText(value)}`;
}
