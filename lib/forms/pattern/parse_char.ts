import { toCharTest } from "./char_test.ts";
import { type Modifiers, type Reader, take } from "./reader.ts";
import { type PatternNode, UnboundedPattern } from "./syntax.ts";

const ESCAPE_U =
  /\\(?:u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|[pP]\{[^}]*\}|.)/suy;

const ESCAPE =
  /\\(?:u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[0-3][0-7]{0,2}|[4-7][0-7]?|c(?![a-z])|.)/isy;

export function parseEscape(reader: Reader, modifiers: Modifiers): PatternNode {
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

export function parseLiteral(
  reader: Reader,
  modifiers: Modifiers,
): PatternNode {
  const code = reader.text.codePointAt(reader.at) ?? 0;
  const char = reader.flags === "u"
    ? String.fromCodePoint(code)
    : reader.text.charAt(reader.at);
  reader.at += char.length;
  const source = /[\]{}/]/.test(char) ? `\\${char}` : char;
  return toChar(reader, source, modifiers);
}

export function toChar(
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
