import { AppError } from "../errors.ts";
import type { AnswerHeader } from "./route.ts";

/** No record's version: what such a tag asks for is always stale. */
const NO_VERSION = 0;

/** One entity tag (RFC 9110 section 8.8.3), weak or strong. */
const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

function toEtag({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

/**
 * The version that `If-Match` asks for; undefined where there is none, or `*`.
 * A weak tag and one that we never made match no version (RFC 9110 section
 * 13.1.1 compares strongly). Throws `malformed` for anything but one tag.
 */
export function parseIfMatch(headers: Headers): number | undefined {
  const text = headers.get("if-match")?.trim();
  if (text === undefined || text === "*") return undefined;
  const tag = ENTITY_TAG.exec(text);
  if (tag === null) {
    throw new AppError(
      "malformed",
      'Cannot read If-Match: send the ETag of the connector as it came, such as "3", or *',
    );
  }
  const [, weak, value = ""] = tag;
  return !weak && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : NO_VERSION;
}

/** The header of an answer that is one connector. */
export const ETAG: AnswerHeader<{ readonly version: number }> = {
  description: "The connector's version: send it back as `If-Match`.",
  of: toEtag,
};
