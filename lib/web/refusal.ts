import { AppError, type ErrorCode, type FieldErrors } from "../errors.ts";

/** Why a form was not accepted: shown on the form itself, with all that was typed. */
export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: FieldErrors;
}

/** Refusals that the person can answer by changing the form. */
const ANSWERABLE: ReadonlySet<ErrorCode> = new Set([
  "validation_failed",
  "conflict",
  "stale",
  "too_large",
  "unauthenticated",
  "rate_limited",
]);

/** The refusal, or throws on what no form can answer: no right, no such thing, a bug. */
export function toRefusal(error: unknown): Refusal {
  if (!(error instanceof AppError) || !ANSWERABLE.has(error.code)) throw error;
  return {
    status: error.status,
    code: error.code,
    detail: error.message,
    errors: error.errors ?? {},
  };
}
