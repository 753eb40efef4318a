import { AppError, toAppError, toProblem, toRetryHeaders } from "../errors.ts";
import type { Route } from "./route.ts";

type Json = string | Uint8Array<ArrayBuffer>;

/** JSON of results that stay the same object while nothing changes: see `lib/kv/cached.ts`. */
const encoded = new WeakMap<object, Json>();

const JSON_200: ResponseInit = {
  headers: { "content-type": "application/json" },
};

/** What the verb returned, with the status and the headers that the route says. */
export function toResponse(
  { status, answer, headers }: Route,
  result: unknown,
  base: string,
): Response {
  if (answer === undefined) return new Response(null, { status });
  if (status === 200 && headers === undefined) return toJsonResponse(result);
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
