import { clip, humanize, ownValue } from "./paths.ts";

/** Longest list of values in a sentence; the rest is left to the form and the documentation. */
const MAX_VALUES = 12;

export function quote(name: unknown): string {
  return `"${clip(name)}"`;
}

/** A member as its form calls it. */
export function labelOf(parent: unknown, name: unknown): string {
  const schema = ownValue(ownValue(parent, "properties"), String(name));
  const title = ownValue(schema, "title");
  return quote(
    typeof title === "string" && title !== "" ? title : humanize(String(name)),
  );
}

export function toList(values: readonly unknown[]): string {
  const shown = values.slice(0, MAX_VALUES).map(toText).join(", ");
  return values.length > MAX_VALUES ? `${shown}, …` : shown;
}

export function toText(value: unknown): string {
  return typeof value === "string" && value !== ""
    ? clip(value)
    : clip(JSON.stringify(value));
}
