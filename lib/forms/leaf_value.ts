import type { LeafField } from "./field.ts";
import { parseJson, parseNumber } from "./json_value.ts";

/** A value, and why its text is not accepted, if it is not. */
export interface Decoded {
  readonly value: unknown;
  readonly fault?: string;
}

/**
 * The value of a control's text. Texts that are none of the kind stay texts,
 * so that the validator complains of them. `isSet`: the place is there, also empty.
 */
export function decodeText(
  field: LeafField,
  text: string,
  isSet: boolean,
): Decoded {
  switch (field.kind) {
    case "number":
      return { value: toNumber(text) };
    case "boolean":
      return { value: toBoolean(text, isSet) };
    case "choice": {
      const option = field.options.find((option) => option.text === text);
      return { value: option ? option.value : text || undefined };
    }
    case "json":
      return toJson(text);
    case "secret":
      return toSecret(field.holds, text);
    case "text":
    case "textarea":
      return { value: text || (isSet ? "" : undefined) };
    default:
      return { value: text.trim() || (isSet ? "" : undefined) };
  }
}

function toNumber(typed: string): number | string | undefined {
  const text = typed.trim();
  return text === "" ? undefined : parseNumber(text) ?? typed;
}

function toBoolean(text: string, isSet: boolean): boolean | string | undefined {
  if (text === "true") return true;
  if (text === "") return isSet ? false : undefined;
  return text === "false" ? false : text;
}

function toSecret(holds: "text" | "number" | "json", text: string): Decoded {
  if (holds === "number") return { value: toNumber(text) };
  return holds === "json" ? toJson(text) : { value: text || undefined };
}

/** A text without quotes is a text as well, unless it begins as JSON of another kind does. */
export function toJson(text: string): Decoded {
  if (text.trim() === "") return { value: undefined };
  const parsed = parseJson(text);
  if ("value" in parsed) return parsed;
  if (parsed.broken === "number") {
    return { value: text, fault: "Use numbers of at most 15 digits" };
  }
  return /^\s*["[{]/.test(text)
    ? { value: text, fault: "Mend the JSON: a quote, comma or bracket is off" }
    : { value: text };
}
