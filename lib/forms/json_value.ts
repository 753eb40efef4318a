import { ownValue } from "./paths.ts";

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function entriesIn(
  value: unknown,
): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** Whether two JSON values are the same; the order of members is of no meaning. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length &&
    keys.every((key) =>
      Object.hasOwn(b, key) && isSame(ownValue(a, key), ownValue(b, key))
    );
}

/** The type that JSON Schema calls it; a whole number is `integer`. */
export function typeOfValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** The value of a JSON text; `broken` where it is none, or a number in it has more digits than it would keep. */
export function parseJson(
  text: string,
): { readonly value: unknown } | { readonly broken: "json" | "number" } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { broken: "json" };
  }
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g);
  for (const [token] of tokens) {
    if (token[0] !== '"' && parseNumber(token) === null) {
      return { broken: "number" };
    }
  }
  return { value };
}

/** The number that a text stands for, digit by digit: null when it is none, or would be rounded. */
export function parseNumber(text: string): number | null {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return null;
  const number = Number(text);
  return digitsOf(text) === digitsOf(String(number)) ? number : null;
}

/** "0.10" → "1e-1": the digits without zeros around them, and where they stand. */
function digitsOf(text: string): string {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.replace(/[+-]/, "").split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const short = digits.replace(/0+$/, "");
  if (short === "") return "0";
  const place = Number(exponent) - fraction.length + digits.length -
    short.length;
  return `${short}e${place}`;
}

/** Whether objects and arrays stand inside each other in more than so many levels. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
