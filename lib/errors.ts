/** The closed set of reasons for which a request is refused, and how HTTP says them. */
export type ErrorCode =
  | "malformed"
  | "validation_failed"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "stale"
  | "too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "internal";

/** The one map from code to HTTP status (design.md section 6). */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  malformed: 400,
  validation_failed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
};

const TITLES: Readonly<Record<ErrorCode, string>> = {
  malformed: "The request cannot be read",
  validation_failed: "Some fields need attention",
  unauthenticated: "Sign in first",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Conflict with the present state",
  stale: "Changed by someone else",
  too_large: "Too large",
  unsupported_media_type: "Unsupported content type",
  rate_limited: "Too many attempts",
  internal: "Something went wrong",
};

/** Path of a field in the input → sentences about it: `{ "config.base_url": ["…"] }`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export interface AppErrorOptions {
  readonly errors?: FieldErrors;
  /** Seconds after which a rate-limited caller may try again. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * A refusal that the caller may know the reason of. Anything else that is
 * thrown is a bug: it is logged, and answered with a fixed text.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly errors: FieldErrors | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: string, options: AppErrorOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }
}

/** What leaves for an error: RFC 9457 with our code, request id and field errors. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: FieldErrors;
}

/** A bug's own message never leaves: only an AppError keeps its text. */
export function toProblem(error: unknown, requestId: string): Problem {
  const refusal = toAppError(error);
  return {
    type: "about:blank",
    title: TITLES[refusal.code],
    status: refusal.status,
    code: refusal.code,
    detail: refusal.message,
    requestId,
    ...(refusal.errors ? { errors: refusal.errors } : {}),
  };
}

/** The header that says when a rate-limited caller may try again; none for anything else. */
export function toRetryHeaders(
  error: unknown,
): Readonly<Record<string, string>> {
  const seconds = error instanceof AppError
    ? error.retryAfterSeconds
    : undefined;
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}

/** The error itself where it is a refusal, else the fixed text for a bug. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(
    "internal",
    "Something went wrong on our side; the request id helps to find it in the log",
    { cause: error },
  );
}
