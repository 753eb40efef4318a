import type { Capabilities, CatalogEntry } from "../catalog/entry.ts";
import type { FieldErrors } from "../errors.ts";
import type {
  CheckFailureReason,
  CheckIdentity,
  CheckResult,
  Learned,
} from "../remote/check_result.ts";
import type { Clock } from "../scope.ts";
import type { Connector } from "./connector.ts";

/** What a check has found, kept in the connector's record. */
export interface LastCheck {
  readonly at: string;
  readonly state: CheckResult["state"];
  /** Null while connected. */
  readonly reason: CheckFailureReason | null;
  /** Sentences that a person can act on; null while connected. */
  readonly detail: string | null;
  readonly identity: CheckIdentity | null;
  /** Of all requests together; null where it failed. */
  readonly latencyMs: number | null;
  readonly learned: Learned;
}

/** What leaves of it with the connector. */
export type LastCheckView = Pick<
  LastCheck,
  "at" | "state" | "reason" | "detail" | "identity"
>;

/** What leaves of a check for whoever asked for it. */
export interface CheckView extends LastCheck {
  /** Sentences at the fields that are at fault, by path; none where it is not known. */
  readonly errors: FieldErrors;
}

export function toLastCheck(result: CheckResult, clock: Clock): LastCheck {
  const at = clock.now().toISOString();
  const { state } = result;
  if (state === "failing") {
    const { reason, detail } = result;
    const nothing = { identity: null, latencyMs: null, learned: {} };
    return { at, state, reason, detail, ...nothing };
  }
  const { identity, latencyMs, learned } = result;
  return {
    at,
    state,
    reason: null,
    detail: null,
    identity,
    latencyMs,
    learned,
  };
}

export function toCheckView(
  { at, state, reason, detail, identity, latencyMs, learned }: LastCheck,
  result: CheckResult,
): CheckView {
  const errors = result.state === "failing" ? result.errors : {};
  return { at, state, reason, detail, identity, latencyMs, learned, errors };
}

export function toLastCheckView(
  { lastCheck }: Pick<Connector, "lastCheck">,
): LastCheckView | null {
  if (lastCheck === undefined) return null;
  const { at, state, reason, detail, identity } = lastCheck;
  return { at, state, reason, detail, identity };
}

/** What can be published to it: as the entry says, and as the service itself has said. */
export function toCapabilities(
  { lastCheck }: Pick<Connector, "lastCheck">,
  { capabilities }: Pick<CatalogEntry, "capabilities">,
): Capabilities {
  return { ...capabilities, ...lastCheck?.learned };
}
