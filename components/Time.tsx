const DAY = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeZone: "UTC",
});
const MINUTE = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

export interface TimeProps {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Day only; the minute stands in the tooltip. */
  readonly short?: boolean;
}

/** A moment in absolute words: right in a cached page and for every reader. */
export function Time({ at, short = false }: TimeProps) {
  const date = new Date(at);
  const exact = `${MINUTE.format(date)} UTC`;
  return (
    <time dateTime={at} title={short ? exact : undefined}>
      {short ? DAY.format(date) : exact}
    </time>
  );
}
