import type {
  ClientErrorStatusCode,
  ServerErrorStatusCode,
} from "hono/utils/http-status";

/** The statuses that an error may carry. */
export type ErrorStatus = ClientErrorStatusCode | ServerErrorStatusCode;

/** A failure that the client may know about: its status and message leave. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    readonly status: ErrorStatus,
    message?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
