import type { CheckView } from "../lib/connectors/last_check.ts";
import { toCapabilityWords } from "./capability_words.ts";

/** What a test of a connection has come to, for the person who asked for it. */
export interface CheckReport {
  readonly kind: "success" | "warning" | "error";
  readonly text: string;
  /** The fields to look at. */
  readonly items: readonly CheckReportItem[];
  /** What to know beside it. */
  readonly note?: string;
}

export interface CheckReportItem {
  readonly path: string;
  readonly label: string;
  /** Empty where the report's text says it. */
  readonly sentence: string;
}

type Finding = Pick<CheckView, "state" | "reason" | "detail" | "identity">;

/** The service's own word is an error; what may pass, a warning. */
export function kindOfCheck(
  { state, reason }: Pick<CheckView, "state" | "reason">,
): CheckReport["kind"] {
  if (state === "connected") return "success";
  return reason === "rejected" || reason === "missing_permission"
    ? "error"
    : "warning";
}

/** In full sentences. */
export function sayCheck(finding: Finding, more = ""): string {
  if (finding.state === "failing") {
    return finding.detail ?? "The connection does not work.";
  }
  const who = finding.identity ? ` as ${finding.identity.name}` : "";
  return `Connected${who}${more}.`;
}

/** With latency, and with what the service says of its own limits. */
export function sayCheckInFull(check: CheckView): string {
  const time = check.latencyMs === null ? "" : `, in ${check.latencyMs} ms`;
  const learned = toCapabilityWords(check.learned);
  const limits = learned.length === 0 ? "" : ` It says: ${learned.join(", ")}.`;
  return sayCheck(check, time) + limits;
}
