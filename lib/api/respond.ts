import { gzipSync } from "node:zlib";
import { AppError, toAppError, toProblem, toRetryHeaders } from "../errors.ts";
import { takesGzip } from "../web/takes_gzip.ts";
import type { Route } from "./route.ts";

type Json = string | Uint8Array<ArrayBuffer>;

/** JSON of results that stay the same object while nothing changes: see `lib/kv/cached.ts`. */
const encoded = new WeakMap<object, Json>();

const JSON_200: ResponseInit = {
  headers: { "content-type": "application/json" },
};

/** The same, packed: a list of 50 connectors is 42 KB of JSON and 3 KB of gzip. */
const packed = new WeakMap<object, Uint8Array<ArrayBuffer>>();

/** Shorter answers are not worth a second form. */
const MIN_PACKED_CHARS = 2_048;

const PACKED_200: ResponseInit = {
  headers: {
    "content-type": "application/json",
    "content-encoding": "gzip",
    vary: "accept-encoding",
  },
};

/** What the verb returned, with the status and the headers that the route says. */
export function toResponse(
  { status, answer, headers }: Route,
  result: unknown,
  { base, encodings }: { base: string; encodings: string | null },
): Response {
  if (answer === undefined) return new Response(null, { status });
  if (status === 200 && headers === undefined) {
    const bytes = takesGzip(encodings) ? toPacked(result) : null;
    return bytes ? new Response(bytes, PACKED_200) : toJsonResponse(result);
  }
  const own = Object.entries(headers ?? {})
    .map(([name, header]): [string, string] => [name, header.of(result, base)]);
  return new Response(toJson(result), {
    status,
    headers: [["content-type", "application/json"], ...own],
  });
}

export function toJsonResponse(value: unknown): Response {
  return new Response(toJson(value), JSON_200);
}

function toJson(value: unknown): Json {
  if (!(value instanceof Object) || !Object.isFrozen(value)) {
    return JSON.stringify(value);
  }
  let json = encoded.get(value);
  if (json === undefined) {
    json = toSendable(JSON.stringify(value));
    encoded.set(value, json);
  }
  return json;
}

/** Packed once while it stands; null for what is short, or made anew each time. */
function toPacked(value: unknown): Uint8Array<ArrayBuffer> | null {
  if (!(value instanceof Object) || !Object.isFrozen(value)) return null;
  const known = packed.get(value);
  if (known !== undefined) return known;
  const json = toJson(value);
  if (json.length < MIN_PACKED_CHARS) return null;
  const bytes = Uint8Array.from(gzipSync(json));
  packed.set(value, bytes);
  return bytes;
}

/**
 * Text of ASCII alone is sent as it is: 43 KB take two thirds of the time
 * that bytes take, which are copied. Other text would be encoded each time.
 */
function toSendable(text: string): Json {
  const bytes = new TextEncoder().encode(text);
  return bytes.byteLength === text.length ? text : bytes;
}

/** The problem body (RFC 9457) for whatever was thrown; a bug's own words stay inside. */
export function toProblemResponse(error: unknown, requestId: string): Response {
  const refusal = toAppError(error);
  return new Response(JSON.stringify(toProblem(refusal, requestId)), {
    status: refusal.status,
    headers: {
      "content-type": "application/problem+json",
      ...refusalHeaders(refusal),
    },
  });
}

function refusalHeaders(refusal: AppError): Readonly<Record<string, string>> {
  return refusal.code === "unauthenticated"
    ? { "www-authenticate": "Bearer" }
    : toRetryHeaders(refusal);
}

/**
 * A known address with another method: 405 with `Allow`. The closed set of
 * codes has none of its own for it, and pages say `malformed` too.
 */
export function toWrongMethodResponse(
  allow: string,
  requestId: string,
): Response {
  const refusal = new AppError(
    "malformed",
    `Cannot do this at this address: it takes ${allow}`,
  );
  const problem = {
    ...toProblem(refusal, requestId),
    title: "Wrong method",
    status: 405,
  };
  return new Response(JSON.stringify(problem), {
    status: 405,
    headers: { "content-type": "application/problem+json", allow },
  });
}
