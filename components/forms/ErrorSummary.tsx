import type { SummaryItem } from "./plain_items.ts";

/** For a script that moves the focus here after it has shown errors. */
export const ERROR_SUMMARY_ID = "error-summary";

export interface ErrorSummaryProps {
  readonly items: readonly SummaryItem[];
}

/** How many fields need attention, with a link to each. Takes the focus when a page opens with it. */
export function ErrorSummary({ items }: ErrorSummaryProps) {
  if (items.length === 0) return null;
  return (
    <div
      id={ERROR_SUMMARY_ID}
      role="alert"
      tabIndex={-1}
      autofocus
      class="refusal"
    >
      <p class="font-medium">{toTitle(items.length)}</p>
      <ul class="mt-1 list-disc pl-5">
        {items.map((item) => (
          <li key={item.path} class="wrap-anywhere">
            <SummaryLine {...item} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A label says enough where the field itself shows the sentence; elsewhere the sentence is here. */
function SummaryLine({ id, label, sentence }: SummaryItem) {
  if (id === null) return <>{sentence}</>;
  return (
    <>
      <a class="underline" href={`#${id}`}>{label}</a>
      {sentence && `: ${sentence}`}
    </>
  );
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven"]
  .concat(["Eight", "Nine", "Ten"]);

function toTitle(count: number): string {
  if (count === 1) return "One field needs attention";
  return `${NUMBERS[count] ?? count} fields need attention`;
}
