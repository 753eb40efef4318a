import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { DialogHead } from "../components/DialogHead.tsx";
import { toSavedMessage } from "../components/toast_message.ts";
import {
  followFormLinks,
  type FormSource,
  loadFormSource,
} from "../lib/browser/form_source.ts";
import { renewRegions } from "../lib/browser/regions.ts";
import { say } from "../lib/browser/toasts.ts";
import {
  mayLeave,
  type Unsaved,
  watchChanges,
} from "../lib/browser/unsaved.ts";
import type { ConnectorView } from "../lib/connectors/view.ts";

/**
 * Opens the forms that "Add" and "Configure" link to over the page. Where that
 * fails, and without a script, the link leads to the form's own page.
 */
export function ConnectorDialog({ base }: { readonly base: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const unsaved = useRef<Unsaved | null>(null);
  const [source, show] = useState<FormSource | null>(null);

  useEffect(() =>
    followFormLinks(async (link) => {
      dialog.current?.showModal();
      const [source, { LiveForm }, { TestConnection }, { RedirectUrl }] =
        await Promise.all([
          loadFormSource(link),
          import("./LiveForm.tsx"),
          import("./TestConnection.tsx"),
          import("../components/RedirectUrl.tsx"),
        ]);
      const own = source?.form.querySelector("[data-own]");
      if (!source || !own) {
        location.assign(link.href);
        return;
      }
      place.current?.replaceChildren(source.form);
      own.replaceChildren();
      const presentHref = source.form.dataset.connector ? link.href : null;
      render(
        <LiveForm
          base={base}
          refusal={null}
          said=""
          presentHref={presentHref}
          onSaved={finish}
          onCancel={close}
        />,
        own,
      );
      const redirectUrl = source.form.querySelector<HTMLElement>(
        "[data-redirect-url]",
      );
      if (redirectUrl) {
        const { redirectUrl: url = "" } = redirectUrl.dataset;
        redirectUrl.replaceChildren();
        render(<RedirectUrl base={base} url={url} />, redirectUrl);
      }
      const test = source.form.querySelector<HTMLElement>("[data-test]");
      if (test) {
        const { test: action = "", note = null } = test.dataset;
        test.replaceChildren();
        render(
          <TestConnection {...{ base, action, note }} report={null} />,
          test,
        );
      }
      unsaved.current = watchChanges(source.form);
      show(source);
    }), [base]);

  // Before anybody can type: a focus that comes later would take keys along.
  useLayoutEffect(() => {
    source?.form.querySelector<HTMLElement>(
      "input:not([type=hidden]), select, textarea",
    )?.focus();
  }, [source]);

  const close = () => dialog.current?.close();

  async function finish(saved: ConnectorView): Promise<void> {
    close();
    say(toSavedMessage(saved));
    await renewRegions(location.href, ["results", "filters", "tabs"]);
  }

  function clear(): void {
    for (const own of source?.form.querySelectorAll("[data-own]") ?? []) {
      render(null, own);
    }
    place.current?.replaceChildren();
    unsaved.current = null;
    show(null);
  }

  return (
    <dialog
      ref={dialog}
      class="dialog max-w-xl"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        if (!mayLeave(unsaved.current)) event.preventDefault();
      }}
      onClose={clear}
    >
      <DialogHead
        base={base}
        source={source}
        onClose={() => mayLeave(unsaved.current) && close()}
      />
      <div
        ref={place}
        class={source ? "dialog-form" : "dialog-form min-h-96"}
        aria-busy={source ? undefined : "true"}
      />
    </dialog>
  );
}
