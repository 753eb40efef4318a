import { useEffect, useRef, useState } from "preact/hooks";
import { toDraft, toNewDraft } from "../components/connector_draft.ts";
import { DialogHead } from "../components/DialogHead.tsx";
import {
  followFormLinks,
  type FormSource,
  loadFormSource,
} from "../lib/browser/form_source.ts";
import { renewRegions } from "../lib/browser/regions.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";

type Form = typeof import("./ConnectorForm.tsx").ConnectorForm;

/** The form's code comes with the first use of it. */
type Open = FormSource & { readonly Form: Form };

/**
 * Opens the forms that "Add" and "Configure" link to over the page. Where that
 * fails, and without a script, the link leads to the form's own page.
 */
export function ConnectorDialog({ base }: { readonly base: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<Open | null>(null);

  useEffect(() =>
    followFormLinks(async (link) => {
      dialog.current?.showModal();
      const [source, { ConnectorForm }] = await Promise.all([
        loadFormSource(base, link),
        import("./ConnectorForm.tsx"),
      ]);
      if (source) setOpen({ ...source, Form: ConnectorForm });
      else location.assign(link.href);
    }), [base]);

  useEffect(() => {
    if (open) {
      dialog.current?.querySelector<HTMLElement>("input:not([type=hidden])")
        ?.focus();
    }
  }, [open]);

  async function close(saved: ConnectorView | null): Promise<void> {
    dialog.current?.close();
    if (saved) {
      await renewRegions(location.href, ["results", "filters", "tabs"]);
    }
  }

  return (
    <dialog
      ref={dialog}
      class="dialog max-w-xl"
      aria-labelledby="dialog-title"
      onClose={() => setOpen(null)}
    >
      <DialogHead
        base={base}
        entry={open?.entry ?? null}
        title={open ? toTitle(open) : "Loading…"}
        withName={open?.connector !== null}
        onClose={() => dialog.current?.close()}
      />
      {open
        ? (
          <open.Form
            base={base}
            entry={open.entry}
            connector={open.connector}
            draft={open.connector
              ? toDraft(open.connector)
              : toNewDraft(open.entry)}
            refusal={null}
            backHref={location.pathname}
            onDone={close}
          />
        )
        : <div class="min-h-96" aria-busy="true" />}
    </dialog>
  );
}

function toTitle({ entry, connector }: FormSource): string {
  return connector ? `Configure ${connector.name}` : `Add ${entry.name}`;
}
