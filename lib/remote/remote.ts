/** One request to another service, as the caller wants it sent. */
export interface RemoteRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole of it, redirects included; 10 s unless said, and never more. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /**
   * What must not be read in a sentence, a log or an answer that is echoed:
   * the opened credentials, and whatever was made of them.
   */
  readonly secrets?: readonly string[];
  /** GET and HEAD follow up to 3 redirects unless the caller wants the redirect itself. */
  readonly redirect?: "follow" | "hand_back";
}

export interface RemoteAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, decompressed and read as UTF-8: 1 MB at most. */
  readonly text: string;
  readonly latencyMs: number;
  /** Origin that redirects led to, where it is another one: what may be a credential did not go along. */
  readonly ledTo?: string;
}

/** The one way out. Rejects with a RemoteFailure where there is no answer to judge. */
export type Remote = (request: RemoteRequest) => Promise<RemoteAnswer>;

/** Why there is no answer. Any status is an answer: what it means is for the caller to say. */
export type RemoteFailureReason =
  | "blocked"
  | "unreachable"
  | "timed_out"
  | "tls"
  | "unexpected_answer";

/** A sentence that a person can act on, without a secret in it. */
export class RemoteFailure extends Error {
  override readonly name = "RemoteFailure";
  readonly reason: RemoteFailureReason;

  constructor(
    reason: RemoteFailureReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.reason = reason;
  }
}
