import { controlId } from "../lib/forms/paths.ts";
import type { CheckReport } from "./check_report.ts";
import { Notice } from "./Notice.tsx";

export interface CheckNoticeProps {
  readonly base: string;
  readonly report: CheckReport;
}

/** What a test of the connection has found, with links to the fields to look at. */
export function CheckNotice(
  { base, report: { kind, text, items, note } }: CheckNoticeProps,
) {
  return (
    <Notice base={base} kind={kind}>
      <p>{text}</p>
      {items.length > 0 && (
        <ul class="mt-1 list-disc pl-5">
          {items.map(({ path, label, sentence }) => (
            <li key={path}>
              <a class="underline" href={`#${controlId(path)}`}>{label}</a>
              {sentence && `: ${sentence}`}
            </li>
          ))}
        </ul>
      )}
      {note && <p class="mt-1">{note}</p>}
    </Notice>
  );
}
