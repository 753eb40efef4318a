import type { CharTest } from "./syntax.ts";

/** Flags of a group such as `(?i:`, in the order that the platform takes them. */
export interface Modifiers {
  readonly on: string;
}

export interface Reader {
  readonly text: string;
  /** "u", or "" for a pattern that only the older syntax allows. */
  readonly flags: string;
  readonly groups: number;
  readonly hasNames: boolean;
  readonly tests: Map<string, CharTest>;
  at: number;
  depth: number;
}

/** What stands at the reader's place, which moves behind it. */
export function take(reader: Reader, what: RegExp): RegExpExecArray | null {
  what.lastIndex = reader.at;
  const found = what.exec(reader.text);
  if (found) reader.at += found[0].length;
  return found;
}
