import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  ConnectorFields,
  type ConnectorRefusal,
  type FormEntry,
} from "../components/ConnectorFields.tsx";
import type { ConnectorDraft } from "../components/connector_draft.ts";
import { ConnectorFormFoot } from "../components/ConnectorFormFoot.tsx";
import { toSavedMessage } from "../components/toast_message.ts";
import { leaveMessage } from "../lib/browser/next_page.ts";
import {
  type FormConnector,
  saveConnector,
} from "../lib/browser/save_connector.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";

export interface ConnectorFormProps {
  readonly base: string;
  readonly entry: FormEntry;
  /** Null for a new one. */
  readonly connector: FormConnector | null;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  /** Where "Cancel" leads. */
  readonly backHref: string;
  /** In a dialog, which stays on its page; a page gives none. */
  readonly onSaved?: (saved: ConnectorView) => void;
  readonly onCancel?: () => void;
}

type Shown = Pick<ConnectorFormProps, "connector" | "draft" | "refusal">;

/**
 * The form of a connector, new or not. As it stands it posts to its page; with
 * a script it goes to the API, and what is wrong appears in place.
 */
export function ConnectorForm(
  { base, entry, backHref, onSaved, onCancel, ...given }: ConnectorFormProps,
) {
  const form = useRef<HTMLFormElement>(null);
  const [{ connector, draft, refusal }, show] = useState<Shown>(given);
  const [busy, setBusy] = useState(false);
  const action = connector
    ? `${base}/installed/${connector.id}`
    : `${base}/catalog/${entry.key}/install`;

  useLayoutEffect(() => {
    if (!refusal) return;
    form.current?.querySelector<HTMLElement>("#error-summary")?.focus();
  }, [refusal]);

  async function send(
    event: JSX.TargetedSubmitEvent<HTMLFormElement>,
  ): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const means = { base, entry, connector };
    const outcome = await saveConnector(means, event.currentTarget);
    if (outcome.saved && !onSaved) {
      leaveMessage(toSavedMessage(outcome.saved));
      location.assign(`${base}/installed`);
      return;
    }
    setBusy(false);
    if (outcome.saved) onSaved?.(outcome.saved);
    else show(outcome);
  }

  return (
    <form
      ref={form}
      method="post"
      action={action}
      noValidate
      onSubmit={send}
      class="connector-form"
    >
      {connector && (
        <input type="hidden" name="version" value={connector.version} />
      )}
      <div class="connector-form-body">
        <ConnectorFields
          base={base}
          entry={entry}
          draft={draft}
          refusal={refusal}
          presentHref={action}
          {...(connector ? { authFields: connector.authFields } : {})}
        />
      </div>
      <ConnectorFormFoot
        isNew={connector === null}
        busy={busy}
        backHref={backHref}
        {...(onCancel ? { onCancel } : {})}
      />
    </form>
  );
}
