import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { CheckReport } from "../components/check_report.ts";
import { CheckNotice } from "../components/CheckNotice.tsx";
import { Icon } from "../components/Icon.tsx";
import { renewRegions } from "../lib/browser/regions.ts";
import { sendTest } from "../lib/browser/send_test.ts";

export interface TestConnectionProps {
  readonly base: string;
  /** Where the form around it is tested, as it stands. */
  readonly action: string;
  /** Said beside the button where a test costs something. */
  readonly note: string | null;
  /** What was found, where the page itself is the answer. */
  readonly report: CheckReport | null;
}

/** Parts of pages that show what the last check found. */
const REGIONS = [
  "connector-status",
  "connector-trouble",
  "connector-state",
  "results",
  "filters",
  "tabs",
];

/**
 * Tests the connection with what stands in the form around it. Without a
 * script the form is sent, and comes back with the answer.
 */
export function TestConnection(
  { base, action, note, ...given }: TestConnectionProps,
) {
  const noteId = useId();
  const [report, show] = useState(given.report);
  const [busy, setBusy] = useState(false);

  async function test(
    event: JSX.TargetedMouseEvent<HTMLButtonElement>,
  ): Promise<void> {
    const { form } = event.currentTarget;
    if (!form) return;
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    show(null);
    show(await sendTest(action, form));
    setBusy(false);
    await renewRegions(location.href, REGIONS);
  }

  return (
    <>
      <div role="status" class="w-full empty:hidden">
        {report && <CheckNotice base={base} report={report} />}
      </div>
      <div class="mr-auto flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="submit"
          formaction={action}
          class="btn btn-sm"
          aria-disabled={busy ? "true" : undefined}
          aria-describedby={note ? noteId : undefined}
          onClick={test}
        >
          <Icon base={base} name="plug-connected" />
          {busy ? "Testing…" : "Test connection"}
        </button>
        {note && <p id={noteId} class="text-xs text-muted">{note}</p>}
      </div>
    </>
  );
}
