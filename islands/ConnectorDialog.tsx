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
type Shown = "nothing" | "loading" | FormSource & { readonly Form: Form };

/**
 * Opens the forms that "Add" and "Configure" link to over the page. Where that
 * fails, and without a script, the link leads to the form's own page.
 */
export function ConnectorDialog({ base }: { readonly base: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, show] = useState<Shown>("nothing");

  useEffect(() =>
    followFormLinks(async (link) => {
      show("loading");
      const [source, { ConnectorForm }] = await Promise.all([
        loadFormSource(base, link),
        import("./ConnectorForm.tsx"),
      ]);
      if (source) show({ ...source, Form: ConnectorForm });
      else location.assign(link.href);
    }), [base]);

  useEffect(() => {
    if (shown === "nothing") return;
    if (!dialog.current?.open) dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("input:not([type=hidden])")
      ?.focus();
  }, [shown]);

  async function close(saved: ConnectorView | null): Promise<void> {
    dialog.current?.close();
    if (!saved) return;
    await renewRegions(location.href, ["results", "filters", "tabs"]);
  }

  return (
    <dialog
      ref={dialog}
      class="dialog max-w-xl"
      aria-labelledby="dialog-title"
      onClose={() => show("nothing")}
    >
      {shown !== "nothing" && (
        <DialogHead
          base={base}
          onClose={() => dialog.current?.close()}
          {...toHead(shown)}
        />
      )}
      {shown === "loading" && <div class="min-h-96" aria-busy="true" />}
      {typeof shown === "object" && (
        <shown.Form
          base={base}
          entry={shown.entry}
          connector={shown.connector}
          draft={shown.connector
            ? toDraft(shown.connector)
            : toNewDraft(shown.entry)}
          refusal={null}
          redirectUrl={new URL(`${base}/oauth/callback`, location.href).href}
          backHref={location.pathname}
          onDone={close}
        />
      )}
    </dialog>
  );
}

function toHead(shown: Exclude<Shown, "nothing">) {
  if (shown === "loading") {
    return { title: "Loading…", entry: null, withName: false };
  }
  const { entry, connector } = shown;
  return connector
    ? { title: `Configure ${connector.name}`, entry, withName: true }
    : { title: `Add ${entry.name}`, entry, withName: false };
}
