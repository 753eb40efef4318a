import type { LastCheckView } from "../lib/connectors/last_check.ts";
import { kindOfCheck, sayCheck } from "./check_report.ts";
import { Notice } from "./Notice.tsx";
import { Time } from "./Time.tsx";

export interface LastCheckProps {
  readonly base: string;
  readonly lastCheck: LastCheckView;
  /** Whether the status says the same already. */
  readonly isSaid: boolean;
}

/** When the connection was last tested, and what that found. */
export function LastCheck({ base, lastCheck, isSaid }: LastCheckProps) {
  const { at, state } = lastCheck;
  if (state === "connected" || isSaid) {
    return (
      <p class="text-xs text-muted wrap-anywhere">
        Tested <Time at={at} short />
        {state === "connected" && `: ${sayCheck(lastCheck)}`}
      </p>
    );
  }
  return (
    <Notice base={base} kind={kindOfCheck(lastCheck)}>
      {sayCheck(lastCheck)}{" "}
      <span class="whitespace-nowrap text-muted">
        (tested <Time at={at} short />)
      </span>
    </Notice>
  );
}
