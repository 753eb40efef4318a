import type { Edge } from "./syntax.ts";

/** Whether a place, before the character at this index, is the edge that is asked for. */
export function isAtEdge(
  edge: Edge,
  codes: readonly number[],
  at: number,
): boolean {
  switch (edge) {
    case "start":
      return at === 0;
    case "end":
      return at === codes.length;
    case "line-start":
      return at === 0 || isLineEnd(codes[at - 1]);
    case "line-end":
      return at === codes.length || isLineEnd(codes[at]);
    case "word":
      return isWord(codes[at - 1]) !== isWord(codes[at]);
    case "no-word":
      return isWord(codes[at - 1]) === isWord(codes[at]);
  }
}

function isLineEnd(code: number | undefined): boolean {
  return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && code < 128 &&
    /\w/.test(String.fromCharCode(code));
}
