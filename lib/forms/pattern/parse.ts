import { parseEscape, parseLiteral, toChar } from "./parse_char.ts";
import { type Modifiers, type Reader, take } from "./reader.ts";
import { type PatternNode, UnboundedPattern } from "./syntax.ts";

/** Deepest nesting of groups: a parser that calls itself must not run out of stack. */
const MAX_GROUPS = 200;

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

const GROUP = /\((?:\?(?:([:=!]|<[=!])|<[^>]*>|([ims]*)(?:-([ims]*))?:))?/y;

const CLASS = /\[(?:\\.|[^\]\\])*\]/sy;

/**
 * Reads a pattern that the platform's RegExp has accepted with the same flags.
 * Throws UnboundedPattern for a reference back to what a group has matched.
 */
export function parsePattern(text: string, flags: string): PatternNode {
  // The empty choice matches at once; what counts is how many groups there are.
  const groups = new RegExp(`|${text}`, flags).exec("")?.length ?? 1;
  return parseChoice({
    text,
    flags,
    groups: groups - 1,
    hasNames: /\(\?<[^=!]/.test(text),
    tests: new Map(),
    at: 0,
    depth: 0,
  }, { on: "" });
}

function parseChoice(reader: Reader, modifiers: Modifiers): PatternNode {
  const branches: PatternNode[] = [];
  do {
    if (branches.length > 0) reader.at++;
    branches.push(parseSequence(reader, modifiers));
  } while (reader.text[reader.at] === "|");
  const [only] = branches;
  return only && branches.length === 1 ? only : { kind: "choice", branches };
}

function parseSequence(reader: Reader, modifiers: Modifiers): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.at < reader.text.length) {
    const next = reader.text[reader.at];
    if (next === "|" || next === ")") break;
    parts.push(parseRepeat(reader, parseTerm(reader, modifiers)));
  }
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: "sequence", parts };
}

function parseRepeat(reader: Reader, body: PatternNode): PatternNode {
  const found = take(reader, QUANTIFIER);
  if (!found) return body;
  const [, sign, least = "", comma, most] = found;
  if (sign) {
    const max = sign === "?" ? 1 : Infinity;
    return { kind: "repeat", body, min: sign === "+" ? 1 : 0, max };
  }
  const min = Number(least);
  const max = most ? Number(most) : comma ? Infinity : min;
  return { kind: "repeat", body, min, max };
}

function parseTerm(reader: Reader, modifiers: Modifiers): PatternNode {
  const isLines = modifiers.on.includes("m");
  switch (reader.text[reader.at]) {
    case "^":
      reader.at++;
      return { kind: "edge", edge: isLines ? "line-start" : "start" };
    case "$":
      reader.at++;
      return { kind: "edge", edge: isLines ? "line-end" : "end" };
    case "(":
      return parseGroup(reader, modifiers);
    case "[":
      return toChar(reader, take(reader, CLASS)?.[0] ?? "[]", modifiers);
    case "\\":
      return parseEscape(reader, modifiers);
    default:
      return parseLiteral(reader, modifiers);
  }
}

function parseGroup(reader: Reader, modifiers: Modifiers): PatternNode {
  if (++reader.depth > MAX_GROUPS) {
    throw new UnboundedPattern(
      `nests its groups deeper than ${MAX_GROUPS} (limit)`,
    );
  }
  const [, sign, on = "", off = ""] = take(reader, GROUP) ?? [];
  const kept = [...modifiers.on].filter((flag) => !off.includes(flag));
  const inner = { on: [...new Set([...kept, ...on])].join("") };
  const body = parseChoice(reader, inner);
  reader.at++;
  reader.depth--;
  if (sign === undefined || sign === ":") return body;
  const behind = sign.startsWith("<");
  return { kind: "look", body, behind, negative: sign.endsWith("!") };
}
