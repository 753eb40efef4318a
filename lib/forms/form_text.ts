import { optionOf } from "./choices.ts";
import type { LeafField } from "./field.ts";
import { decodeText } from "./leaf_value.ts";
import { isSame } from "./json_value.ts";
import { isSafeText } from "./paths.ts";

/**
 * The text by which a control holds a value; null where it cannot hold that
 * one. By trial: a text that would not come back as the value is none.
 */
export function toFormText(field: LeafField, value: unknown): string | null {
  // Neither of its two answers would be chosen, and none sent.
  if (field.kind === "boolean" && typeof value !== "boolean") return null;
  const text = plainText(field, value);
  if (text === "" ? value !== "" : !isSafeText(text)) return null;
  const { value: back, fault } = decodeText(field, text, true);
  return fault === undefined && isSame(back, value) ? text : null;
}

function plainText(field: LeafField, value: unknown): string {
  if (field.kind === "choice") return optionOf(field, value)?.text ?? "";
  if (typeof value !== "string") {
    return field.kind === "json" ? toJsonText(value) : String(value);
  }
  if (field.kind !== "json") return value;
  const { value: back, fault } = decodeText(field, value, false);
  return fault === undefined && back === value ? value : toJsonText(value);
}

export function toJsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
