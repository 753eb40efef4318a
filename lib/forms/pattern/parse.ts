import { toCharTest } from "./char_test.ts";
import { type CharTest, type PatternNode, UnboundedPattern } from "./syntax.ts";

/** Deepest nesting of groups: a parser that calls itself must not run out of stack. */
const MAX_GROUPS = 200;

/** Flags of a group such as `(?i:`, in the order that the platform takes them. */
interface Modifiers {
  readonly on: string;
}

interface Reader {
  readonly text: string;
  /** "u", or "" for a pattern that only the older syntax allows. */
  readonly flags: string;
  readonly groups: number;
  readonly hasNames: boolean;
  readonly tests: Map<string, CharTest>;
  at: number;
  depth: number;
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

const GROUP = /\((?:\?(?:([:=!]|<[=!])|<[^>]*>|([ims]*)(?:-([ims]*))?:))?/y;

const ESCAPE_U =
  /\\(?:u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|[pP]\{[^}]*\}|.)/suy;

const ESCAPE =
  /\\(?:u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[0-3][0-7]{0,2}|[4-7][0-7]?|c(?![a-z])|.)/isy;

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

function parseEscape(reader: Reader, modifiers: Modifiers): PatternNode {
  const isUnicode = reader.flags === "u";
  const rest = reader.text.slice(reader.at + 1, reader.at + 8);
  const digits = Number(/^[1-9]\d*/.exec(rest)?.[0] ?? "0");
  const isBack = (digits > 0 && (isUnicode || digits <= reader.groups)) ||
    (rest.startsWith("k") && (isUnicode || reader.hasNames));
  if (isBack) {
    throw new UnboundedPattern(
      "refers back to one of its groups, which cannot be checked in bounded time",
    );
  }
  const [source = ""] = take(reader, isUnicode ? ESCAPE_U : ESCAPE) ?? [];
  if (source === "\\b") return { kind: "edge", edge: "word" };
  if (source === "\\B") return { kind: "edge", edge: "no-word" };
  if (!isUnicode && source === "\\c") {
    // A backslash that is none: it stands for itself, and the letter after it too.
    reader.at--;
    return toChar(reader, "\\\\", modifiers);
  }
  return toChar(reader, source, modifiers);
}

function parseLiteral(reader: Reader, modifiers: Modifiers): PatternNode {
  const code = reader.text.codePointAt(reader.at) ?? 0;
  const char = reader.flags === "u"
    ? String.fromCodePoint(code)
    : reader.text.charAt(reader.at);
  reader.at += char.length;
  const source = /[\]{}/]/.test(char) ? `\\${char}` : char;
  return toChar(reader, source, modifiers);
}

function toChar(
  { tests, flags }: Reader,
  source: string,
  { on }: Modifiers,
): PatternNode {
  const key = `${on}:${source}`;
  const accepts = tests.get(key) ??
    toCharTest(source, { flags, modifiers: on });
  tests.set(key, accepts);
  return { kind: "char", accepts };
}

/** What stands at the reader's place, which moves behind it. */
function take(reader: Reader, what: RegExp): RegExpExecArray | null {
  what.lastIndex = reader.at;
  const found = what.exec(reader.text);
  if (found) reader.at += found[0].length;
  return found;
}
