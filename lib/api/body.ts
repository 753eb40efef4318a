import { AppError } from "../errors.ts";

/** Most bytes of a request body (issue: bodies over 64 KiB are refused). */
export const MAX_BODY_BYTES = 64 * 1024;

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
  if (length > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : malformed("it broke off");
  }
  return joined(chunks, size);
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
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("it is not JSON");
  }
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (!(value instanceof Object)) return false;
  if (depth === 0) return true;
  return Object.values(value).some((inner) => isDeeperThan(inner, depth - 1));
}

function malformed(why: string): AppError {
  return new AppError("malformed", `Cannot read the body: ${why}`);
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    `Cannot read the body: it is over ${MAX_BODY_BYTES / 1024} KiB`,
  );
}
