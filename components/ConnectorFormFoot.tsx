import { TestConnection } from "../islands/TestConnection.tsx";
import type { CheckReport } from "./check_report.ts";
import type { FormEntry } from "./ConnectorFields.tsx";

export interface ConnectorFormFootProps {
  readonly base: string;
  readonly entry: FormEntry;
  /** Where the form is sent. */
  readonly action: string;
  readonly report: CheckReport | null;
  readonly isNew: boolean;
  readonly backHref: string;
}

/** The way out and the one thing to do, at the bottom of the form. In a dialog, the way out closes it. */
export function ConnectorFormFoot(
  { base, entry, action, report, isNew, backHref }: ConnectorFormFootProps,
) {
  const test = {
    action: action.replace(/\/install$/, "") + "/test",
    note: entry.checkCost === "metered"
      ? `${entry.name} charges for each test.`
      : null,
  };
  return (
    <div class="connector-form-foot">
      {canBeTested(entry, isNew) && (
        <div
          data-own
          data-test={test.action}
          data-note={test.note}
          class="contents"
        >
          <TestConnection base={base} {...test} report={report} />
        </div>
      )}
      <a class="btn btn-sm" href={backHref} aria-current="false" data-cancel>
        Cancel
      </a>
      <button type="submit" class="btn btn-sm btn-primary" data-send>
        {isNew ? "Add connector" : "Save changes"}
      </button>
    </div>
  );
}

/** A new connector of this sign-in is connected first, which only one that is installed can be. */
function canBeTested(
  { checkCost, authType }: FormEntry,
  isNew: boolean,
): boolean {
  return checkCost !== null && !(isNew && authType === "oauth");
}
