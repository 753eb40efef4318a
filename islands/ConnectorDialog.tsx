import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConnectorDraft } from "../components/connector_draft.ts";
import { DialogHead } from "../components/DialogHead.tsx";
import { toSavedMessage } from "../components/toast_message.ts";
import {
  followFormLinks,
  type FormSource,
  loadFormSource,
} from "../lib/browser/form_source.ts";
import { renewRegions } from "../lib/browser/regions.ts";
import { say } from "../lib/browser/toasts.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";

type Form = typeof import("./ConnectorForm.tsx").ConnectorForm;

interface Open extends FormSource {
  readonly Form: Form;
  readonly draft: ConnectorDraft;
}

type Shown = "nothing" | "loading" | Open;

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
      const open = await load(base, link);
      if (open) show(open);
      else location.assign(link.href);
    }), [base]);

  // Before anybody can type: a focus that comes later would take keys along.
  useLayoutEffect(() => {
    if (shown === "nothing") return;
    if (!dialog.current?.open) dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("input:not([type=hidden])")
      ?.focus();
  }, [shown]);

  const close = () => dialog.current?.close();

  async function finish(saved: ConnectorView): Promise<void> {
    close();
    say(toSavedMessage(saved));
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
          onClose={close}
          {...toHead(shown)}
        />
      )}
      {shown === "loading" && <div class="min-h-96" aria-busy="true" />}
      {typeof shown === "object" && (
        <shown.Form
          base={base}
          entry={shown.entry}
          connector={shown.connector}
          draft={shown.draft}
          refusal={null}
          backHref={location.pathname}
          onSaved={finish}
          onCancel={close}
        />
      )}
    </dialog>
  );
}

/** The form's code comes with the first use of it. Null where the API does not say what it needs. */
async function load(
  base: string,
  link: HTMLAnchorElement,
): Promise<Open | null> {
  const [source, { ConnectorForm: Form }, { toDraft, toNewDraft }] =
    await Promise.all([
      loadFormSource(base, link),
      import("./ConnectorForm.tsx"),
      import("../components/connector_draft.ts"),
    ]);
  if (source === null) return null;
  const { connector, entry } = source;
  const draft = connector ? toDraft(connector) : toNewDraft(entry);
  return { ...source, Form, draft };
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
