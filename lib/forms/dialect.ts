import { ownValue } from "./paths.ts";

export type Dialect = "2020-12" | "draft-07";

const DRAFT_7 = /^https?:\/\/json-schema\.org\/draft-0[67]\/schema#?$/;

const DRAFT_2020 =
  /^https?:\/\/json-schema\.org\/(?:draft\/2020-12\/)?schema#?$/;

/**
 * In which dialect a schema is written, by its `$schema`; 2020-12 where it says
 * nothing, and draft 6 is a part of draft 7. Null for any other.
 */
export function dialectOf(schema: unknown): Dialect | null {
  const uri = ownValue(schema, "$schema");
  if (uri === undefined) return "2020-12";
  if (typeof uri !== "string") return null;
  if (DRAFT_7.test(uri)) return "draft-07";
  return DRAFT_2020.test(uri) ? "2020-12" : null;
}
