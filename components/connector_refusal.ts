import type { ErrorCode, FieldErrors } from "../lib/errors.ts";

/** Why a connector's form was not accepted. */
export interface ConnectorRefusal {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: FieldErrors;
}
