import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import {
  ConnectorFields,
  type ConnectorRefusal,
  type FormEntry,
} from "../components/ConnectorFields.tsx";
import type { CheckReport } from "../components/check_report.ts";
import { type ConnectorDraft, toDraft } from "../components/connector_draft.ts";
import { ConnectorFormFoot } from "../components/ConnectorFormFoot.tsx";
import { toAddedMessage, toSavedMessage } from "../components/toast_message.ts";
import {
  type FormConnector,
  saveConnector,
} from "../lib/browser/save_connector.ts";
import { say, sayOnNextPage } from "../lib/browser/toasts.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";

export interface ConnectorFormProps {
  readonly base: string;
  readonly entry: FormEntry;
  /** Null for a new one. */
  readonly connector: FormConnector | null;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  /** What a test of the connection has found, where that is what the page answers. */
  readonly report?: CheckReport | undefined;
  /** Where services send people back to. */
  readonly redirectUrl: string;
  /** Where "Cancel" leads. */
  readonly backHref: string;
  /** In a dialog, which closes then; a page gives none. */
  readonly onDone?: (saved: ConnectorView | null) => void;
}

interface Shown {
  readonly connector: FormConnector | null;
  readonly draft: ConnectorDraft;
  readonly refusal: ConnectorRefusal | null;
  /** Grows when something was saved: then the fields start anew, without what was typed as credentials. */
  readonly round: number;
}

/**
 * The form of a connector, new or not. As it stands it posts to its page; with
 * a script it goes to the API, and what is wrong appears in place.
 */
export function ConnectorForm(
  { base, entry, backHref, redirectUrl, report, onDone, ...given }:
    ConnectorFormProps,
) {
  const form = useRef<HTMLFormElement>(null);
  const [shown, show] = useState<Shown>({ ...given, round: 0 });
  const [busy, setBusy] = useState(false);
  const { connector, draft, refusal, round } = shown;
  const action = connector
    ? `${base}/installed/${connector.id}`
    : `${base}/catalog/${entry.key}/install`;

  useEffect(() => {
    if (refusal) {
      form.current?.querySelector<HTMLElement>("#error-summary")?.focus();
    }
  }, [refusal]);

  async function send(
    event: JSX.TargetedSubmitEvent<HTMLFormElement>,
  ): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const outcome = await saveConnector(
      { base, entry, connector },
      event.currentTarget,
    );
    setBusy(false);
    if (outcome.saved === null) show({ ...outcome, round });
    else done(outcome.saved);
  }

  function done(saved: ConnectorView): void {
    const message = connector ? toSavedMessage(saved) : toAddedMessage(saved);
    if (!connector && !onDone) {
      sayOnNextPage(message);
      location.assign(`${base}/installed`);
      return;
    }
    say(message);
    if (onDone) onDone(saved);
    else {show({
        connector: saved,
        draft: toDraft(saved),
        refusal: null,
        round: round + 1,
      });}
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
      {/* The first button is the one that Enter presses. */}
      <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
        Send
      </button>
      {connector && (
        <input type="hidden" name="version" value={connector.version} />
      )}
      <div class="connector-form-body">
        <ConnectorFields
          key={round}
          base={base}
          entry={entry}
          draft={draft}
          refusal={refusal}
          presentHref={action}
          redirectUrl={redirectUrl}
          {...(connector ? { authFields: connector.authFields } : {})}
        />
      </div>
      <ConnectorFormFoot
        base={base}
        entry={entry}
        action={action}
        report={report ?? null}
        isNew={connector === null}
        busy={busy}
        backHref={backHref}
        {...(onDone ? { onCancel: () => onDone(null) } : {})}
      />
    </form>
  );
}
