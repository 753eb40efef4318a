import { useEffect, useRef, useState } from "preact/hooks";
import type { ConnectorRefusal } from "../components/connector_refusal.ts";
import { FormRefusal } from "../components/FormRefusal.tsx";
import type { SummaryItem } from "../components/forms/plain_items.ts";
import { StaleAdvice } from "../components/StaleAdvice.tsx";
import { enliven } from "../lib/browser/live_form.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";

export interface LiveFormProps {
  readonly base: string;
  readonly refusal: ShownRefusal | null;
  /** What was just changed, for those who do not see it. */
  readonly said: string;
  /** Where a connector as it is now can be seen, for one that was changed meanwhile. */
  readonly presentHref: string | null;
  /** In a dialog, which stays on its page; a page gives none. */
  readonly onSaved?: (saved: ConnectorView) => void;
  readonly onCancel?: () => void;
}

export type ShownRefusal = ConnectorRefusal & {
  readonly items: readonly SummaryItem[];
};

/**
 * Brings the form around it to life: lists and choosers change in place, fields
 * are judged as they are left, and what is wrong stands on top. It draws no
 * field: the server does, for forms with and without scripts alike.
 */
export function LiveForm(
  { base, presentHref, onSaved, onCancel, ...given }: LiveFormProps,
) {
  const own = useRef<HTMLDivElement>(null);
  const [refusal, refuse] = useState(given.refusal);
  const [said, say] = useState(given.said);

  useEffect(() => {
    const form = own.current?.closest("form");
    return form
      ? enliven(form, { base, refuse, say, onSaved, onCancel })
      : undefined;
  }, [base]);

  useEffect(() => {
    if (refusal) {
      own.current?.querySelector<HTMLElement>("#error-summary")?.focus();
    }
  }, [refusal]);

  return (
    <div ref={own} class="form-top">
      <p class="sr-only" role="status">{said}</p>
      <FormRefusal
        refusal={refusal}
        {...(refusal ? { items: refusal.items } : {})}
      />
      {refusal?.code === "stale" && presentHref && (
        <StaleAdvice href={presentHref} />
      )}
    </div>
  );
}
