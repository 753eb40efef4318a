import { type TSchema, Type } from "typebox";
import type { ActorRef } from "../../connectors/connector.ts";
import type { ErrorCode, Problem } from "../../errors.ts";
import { describes } from "./describes.ts";

export const Id = Type.String({
  format: "uuid",
  description: "UUIDv7: later ones sort after earlier ones.",
  examples: ["019b8c3e-7a10-7c4e-9d3b-2f6a1c5e8b90"],
});

export const Time = Type.String({
  format: "date-time",
  description: "ISO 8601, UTC.",
  examples: ["2026-01-05T09:00:00.000Z"],
});

export function nullable<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

export const ActorRefSchema = describes<ActorRef>()(Type.Object({
  id: Type.String(),
  name: Type.String({ description: "As it was called at that time." }),
}, { title: "Actor" }));

/** What lists answer: `Page<Item>`. */
export function pageOf<S extends TSchema>(item: S) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: nullable(Type.String({
      description: "Give it as `cursor` to read on; null at the end.",
    })),
  });
}

/** Which part of a list: the same two parameters everywhere. */
export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 50,
    title: "Limit",
    description: "Most items of a page.",
  })),
  cursor: Type.Optional(Type.String({
    minLength: 1,
    maxLength: 200,
    title: "Cursor",
    description: "The nextCursor of the page before.",
  })),
}, { additionalProperties: false });

/** For routes that take no query: any parameter is one too many. */
export const NoQuery = Type.Object({}, { additionalProperties: false });

/** By code, so that a new one cannot be left out of the document. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, string>> = {
  malformed:
    "The request cannot be read: not JSON, not UTF-8, nested deeper than 32, a header out of form; with status 405, a method that the address does not take.",
  validation_failed: "Fields need attention: `errors` says which, and why.",
  unauthenticated:
    "No token or session, or one that is made up, revoked or expired.",
  forbidden:
    "Your role does not allow it, or the request came from another site.",
  not_found: "There is no such thing in your tenant.",
  conflict:
    "It does not fit the present state: a name is taken, credentials are missing for activation, others are changing the same thing.",
  stale: "`If-Match` names another version: read it again, then decide.",
  too_large:
    "The body is over 64 KiB, or a field is too large to store; `errors` names it.",
  unsupported_media_type:
    "The body is of another content type than `application/json`.",
  rate_limited: "Too many attempts: wait as long as `Retry-After` says.",
  internal: "Our fault. The request id helps to find it in the log.",
};

const CODES = Object.keys(ERROR_WORDS);

export const ProblemSchema = describes<Problem>()(Type.Object({
  type: Type.String({ examples: ["about:blank"] }),
  title: Type.String({ examples: ["Some fields need attention"] }),
  status: Type.Integer({ examples: [400] }),
  code: Type.Unsafe<ErrorCode>({ type: "string", enum: CODES }),
  detail: Type.String({ description: "What happened, for a person." }),
  requestId: Type.String({ description: "Stands in the server's log too." }),
  errors: Type.Optional(Type.Unsafe<NonNullable<Problem["errors"]>>({
    type: "object",
    additionalProperties: { type: "array", items: { type: "string" } },
    description:
      'Path of a field in the input → sentences about it; "" is the input as a whole.',
    examples: [{ "config.base_url": ["Enter a full address"] }],
  })),
}, { title: "Problem", description: "RFC 9457." }));
