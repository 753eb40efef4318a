import type { FieldErrors } from "../errors.ts";
import type { RemoteFailureReason } from "./remote.ts";

/** Whose credentials these are, as the service says. */
export interface CheckIdentity {
  /** What the service never changes. */
  readonly id: string;
  /** What a person knows it by. */
  readonly name: string;
}

/** Capabilities that the service knows better than the entry. */
export type Learned = Readonly<Record<string, number | boolean>>;

/** `rejected` and `missing_permission` are the service's own word; the others may pass. */
export type CheckFailureReason =
  | "rejected"
  | "missing_permission"
  | RemoteFailureReason;

export interface CheckConnected {
  readonly state: "connected";
  /** Null where the service has no such thing. */
  readonly identity: CheckIdentity | null;
  /** Of all requests together. */
  readonly latencyMs: number;
  readonly learned: Learned;
}

export interface CheckFailing {
  readonly state: "failing";
  readonly reason: CheckFailureReason;
  /** Sentences that a person can act on, without a secret. */
  readonly detail: string;
  /** Sentences at the fields that are at fault, where it is known. */
  readonly errors: FieldErrors;
}

export type CheckResult = CheckConnected | CheckFailing;

/** Whether the service itself has refused, so that trying again will not help. */
export function isDefinite(
  { reason }: { readonly reason: CheckFailureReason | null },
): boolean {
  return reason === "rejected" || reason === "missing_permission";
}
