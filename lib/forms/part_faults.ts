import { type Dialect, dialectOf } from "./dialect.ts";
import { entriesIn, isObject } from "./json_value.ts";
import { SCHEMA_MAPS, VALUE_KEYWORDS } from "./metered_schema.ts";
import { compilePattern } from "./pattern/linear_pattern.ts";
import { toDocument } from "./schema_document.ts";
import { escapeToken, type SchemaFault } from "./schema_pointer.ts";

/** Patterns that are none, or that cannot be matched in bounded time. */
export function findPatternFaults(schema: object): readonly SchemaFault[] {
  return findAt(schema, "", (keyword, value) => {
    const patterns = keyword === "pattern"
      ? [value]
      : keyword === "patternProperties"
      ? Object.keys(isObject(value) ? value : {})
      : [];
    return patterns.map(patternFault).find((message) => message !== null) ??
      null;
  });
}

function patternFault(pattern: unknown): string | null {
  if (typeof pattern !== "string") return null;
  try {
    compilePattern(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The meta-schemas of its dialect: the validator has them itself. */
const OWN_META: Readonly<Record<Dialect, RegExp>> = {
  "2020-12":
    /^https:\/\/json-schema\.org\/draft\/2020-12\/(?:schema|meta\/[\w-]+)#?$/,
  "draft-07": /^http:\/\/json-schema\.org\/draft-07\/schema#?$/,
};

/** References that lead nowhere in the document: nothing is ever fetched. */
export function findRefFaults(schema: object): readonly SchemaFault[] {
  const document = toDocument(schema);
  const dialect = dialectOf(schema);
  const own = dialect === null ? null : OWN_META[dialect];
  return findAt(schema, "", (keyword, value, part) => {
    if (keyword !== "$ref" || typeof value !== "string") return null;
    const isKnown = document.find(value, part) !== undefined ||
      own?.test(value);
    if (isKnown) return null;
    return value.startsWith("#")
      ? "refers to what is not in this schema"
      : "refers to another document, which is never fetched; put what it needs under $defs";
  });
}

/** What a keyword of a part of the schema says is wrong with it; null where nothing is. */
type Judge = (keyword: string, value: unknown, part: object) => string | null;

function findAt(part: unknown, pointer: string, judge: Judge): SchemaFault[] {
  if (Array.isArray(part)) {
    return part.flatMap((inner, i) => findAt(inner, `${pointer}/${i}`, judge));
  }
  return entriesIn(part).flatMap(([keyword, value]) => {
    const at = `${pointer}/${escapeToken(keyword)}`;
    if (VALUE_KEYWORDS.has(keyword)) return [];
    const message = isObject(part) ? judge(keyword, value, part) : null;
    const own = message === null ? [] : [{ pointer: at, message }];
    if (!SCHEMA_MAPS.has(keyword)) return [...own, ...findAt(value, at, judge)];
    const inside = entriesIn(value).flatMap(([name, schema]) =>
      findAt(schema, `${at}/${escapeToken(name)}`, judge)
    );
    return [...own, ...inside];
  });
}
