import { AppError } from "../errors.ts";
import { isDeeperThan, parseJson } from "../forms/json_value.ts";

/** Most bytes of a request body (issue: bodies over 64 KiB are refused). */
export const MAX_BODY_BYTES = 64 * 1024;

/** Read of a body that is too large, only to say which field makes it so. */
const MAX_LOOK_BYTES = 2 * MAX_BODY_BYTES;

/** Most arrays and objects inside each other. */
export const MAX_BODY_DEPTH = 32;

const JSON_TYPE = /^application\/json *(?:; *charset="?utf-8"? *)?$/i;

/**
 * The body's JSON, of whatever shape. Throws `unsupported_media_type`,
 * `too_large` (as soon as that is known) or `malformed`.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  requireJson(request.headers);
  const text = toText(await readBytes(request));
  if (text.trim() === "") throw malformed("it is empty; send JSON");
  const value = parse(text);
  if (isDeeperThan(value, MAX_BODY_DEPTH)) {
    throw malformed(`it is nested deeper than ${MAX_BODY_DEPTH}`);
  }
  return value;
}

function requireJson(headers: Headers): void {
  const encoding = headers.get("content-encoding") ?? "identity";
  if (JSON_TYPE.test(headers.get("content-type") ?? "")) {
    if (encoding === "identity") return;
    throw new AppError(
      "unsupported_media_type",
      "Cannot read the body: send it without Content-Encoding",
    );
  }
  throw new AppError(
    "unsupported_media_type",
    "Cannot read the body: send JSON with Content-Type: application/json",
  );
}

/** Counts while reading: `Content-Length` may be missing, or a lie. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const length = Number(request.headers.get("content-length"));
  if (length > MAX_LOOK_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_LOOK_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : malformed("it broke off");
  }
  const bytes = joined(chunks, size);
  if (Math.max(size, length) > MAX_BODY_BYTES) {
    throw tooLarge(findLargest(bytes));
  }
  return bytes;
}

/** Path of the longest text in the body; undefined where it is not JSON. */
function findLargest(bytes: Uint8Array): string | undefined {
  let largest: { path: string; length: number } | undefined;
  const look = (value: unknown, path: string, depth: number) => {
    if (typeof value === "string" && value.length > (largest?.length ?? 0)) {
      largest = { path, length: value.length };
    }
    if (!(value instanceof Object) || depth === 0) return;
    for (const [key, inner] of Object.entries(value)) {
      look(inner, path ? `${path}.${key}` : key, depth - 1);
    }
  };
  try {
    look(JSON.parse(new TextDecoder().decode(bytes)), "", MAX_BODY_DEPTH);
  } catch {
    return undefined;
  }
  return largest?.path;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function toText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw malformed("it is not UTF-8");
  }
}

/** The parser's own message stays inside: it quotes the body, which may hold credentials. */
function parse(text: string): unknown {
  const parsed = parseJson(text);
  if ("value" in parsed) return parsed.value;
  throw malformed(
    parsed.broken === "json"
      ? "it is not JSON"
      : "a number in it is too large, or has too many digits, to be kept as it is",
  );
}

function malformed(why: string): AppError {
  return new AppError("malformed", `Cannot read the body: ${why}`);
}

function tooLarge(path?: string): AppError {
  const limit = `${MAX_BODY_BYTES / 1024} KiB`;
  const detail = `Cannot read the body: it is over ${limit}`;
  if (!path) return new AppError("too_large", detail);
  const errors = { [path]: ["This is too large; shorten it"] };
  return new AppError("too_large", `${detail}, most of it ${path}`, { errors });
}
