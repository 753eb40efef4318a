import type { ComponentChildren } from "preact";

export interface ResultsProps {
  /** How many there are, in words; said politely after a search. */
  readonly found: string;
  readonly children: ComponentChildren;
}

/** The part of a list page that scripts renew from the page's own HTML; it holds no island. */
export function Results({ found, children }: ResultsProps) {
  return (
    <section id="results" aria-label="Results" data-found={found}>
      {children}
    </section>
  );
}
