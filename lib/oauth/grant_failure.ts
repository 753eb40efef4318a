import { ClientError, ResponseBodyError } from "openid-client";
import { RemoteFailure } from "../remote/remote.ts";
import { toSafeText } from "../remote/safe_text.ts";
import type { OauthClient } from "./configuration.ts";

/** Why there are no tokens, in sentences that a person can act on and without a secret. */
export class GrantFailure extends Error {
  override readonly name = "GrantFailure";
  /** Whether the service has said no for good; anything else may pass. */
  readonly isDefinite: boolean;
  /** How long the service wants to be left alone. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    { isDefinite, retryAfterMs, cause }: {
      readonly isDefinite: boolean;
      readonly retryAfterMs: number | null;
      readonly cause: unknown;
    },
  ) {
    super(message, { cause });
    this.isDefinite = isDefinite;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What the OAuth client threw, as a GrantFailure; a bug stays what it is. */
export function toGrantFailure(
  error: unknown,
  { settings, app }: OauthClient,
  secrets: readonly string[],
): unknown {
  const host = new URL(settings.tokenUrl).hostname;
  const fail = (sentence: string, isDefinite = false, retryAfterMs = 0) =>
    new GrantFailure(sentence, {
      isDefinite,
      retryAfterMs: retryAfterMs || null,
      cause: error,
    });
  if (error instanceof ResponseBodyError) {
    const hidden = app.clientSecret === null
      ? secrets
      : [...secrets, app.clientSecret];
    const why = toSafeText(error.error_description, hidden);
    const code = toSafeText(error.error, hidden) ?? "an error";
    return fail(
      `${host} answers ${code}${why ? ` (${withoutPeriod(why)})` : ""}.${
        ADVICE[error.error] ?? ""
      }`,
      settings.refusals.includes(error.error),
      toRetryAfterMs(error.response),
    );
  }
  const failure = findRemoteFailure(error);
  if (failure) return fail(`${failure.message}.`);
  if (!(error instanceof ClientError)) return error;
  return fail(
    `${host} did not answer as OAuth 2 says; look at the token address and try again.`,
  );
}

/** By the codes of RFC 6749 section 5.2. */
const ADVICE: Readonly<Record<string, string>> = {
  invalid_client:
    " Check client ID and client secret, and how the app shows them.",
  unauthorized_client:
    " Allow the authorization code grant in the app at the service.",
  invalid_scope:
    " Give the app at the service the permissions that are asked for.",
};

function findRemoteFailure(error: unknown): RemoteFailure | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof RemoteFailure) return at;
  }
  return null;
}

function toRetryAfterMs({ headers }: Response): number {
  const seconds = Number(headers.get("retry-after") ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

function withoutPeriod(text: string): string {
  return text.replace(/\.$/, "");
}
