import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { DeleteDialog } from "../components/DeleteDialog.tsx";
import {
  toCheckedMessage,
  toStatusMessage,
} from "../components/toast_message.ts";
import { apiOf } from "../lib/browser/api.ts";
import { focusOn, renewRegions } from "../lib/browser/regions.ts";
import { say, unsay } from "../lib/browser/toasts.ts";

interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** Parts of the page that show connectors or count them. */
const REGIONS = ["results", "filters", "tabs"];

/**
 * Sends the page's own status forms and delete links to the API, and renews
 * the list in place. Its forms and links work by themselves without it.
 */
export function ConnectorActions({ base }: { readonly base: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);

  useEffect(() => {
    const submit = (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      const { statusOf, checkOf } = form.dataset;
      if (!statusOf && !checkOf) return;
      event.preventDefault();
      if (statusOf) void changeStatus(base, form, statusOf);
      else if (checkOf) void test(base, form, checkOf);
    };
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>("a[data-delete]")
        : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setChosen({
        id: link.dataset.delete ?? "",
        name: link.dataset.name ?? "",
      });
    };
    document.addEventListener("submit", submit);
    document.addEventListener("click", click);
    return () => {
      document.removeEventListener("submit", submit);
      document.removeEventListener("click", click);
    };
  }, [base]);

  useLayoutEffect(() => {
    if (chosen) dialog.current?.showModal();
  }, [chosen]);

  function close(): void {
    if (chosen) focusOn(`menu:${chosen.id}`);
    setChosen(null);
  }

  return (
    <DeleteDialog
      base={base}
      dialog={dialog}
      name={chosen?.name ?? null}
      onClose={close}
      onConfirm={() => chosen ? remove(base, chosen) : Promise.resolve()}
    />
  );
}

async function changeStatus(
  base: string,
  form: HTMLFormElement,
  id: string,
): Promise<void> {
  const status = new FormData(form).get("status") === "active"
    ? "active"
    : "inactive";
  const answer = await apiOf(base).update(id, { status });
  if (!answer.ok) {
    // The form's own answer shows the connector with what is missing marked at its fields.
    const { code, errors } = answer.problem;
    if (code === "conflict" && errors) return form.submit();
    return void say({ kind: "error", text: answer.problem.detail });
  }
  say(toStatusMessage(answer.value, status));
  await renew();
  // The button was that of a message, which is gone now.
  if (document.activeElement === document.body) focusOn(`status:${id}`);
}

async function test(
  base: string,
  form: HTMLFormElement,
  id: string,
): Promise<void> {
  const name = form.dataset.name ?? "";
  form.closest<HTMLElement>("[popover]")?.hidePopover();
  const key = say({ kind: "success", text: `Testing ${name}…` });
  const answer = await apiOf(base).check(id);
  unsay(key);
  say(
    answer.ok
      ? toCheckedMessage(name, answer.value)
      : { kind: "error", text: answer.problem.detail },
  );
  await renew();
  focusOn(`menu:${id}`);
}

async function remove(base: string, { id, name }: Chosen): Promise<void> {
  const answer = await apiOf(base).remove(id);
  if (!answer.ok) {
    return void say({ kind: "error", text: answer.problem.detail });
  }
  say({ kind: "success", text: `${name} is deleted` });
  await renew();
  document.getElementById("main")?.focus();
}

async function renew(): Promise<void> {
  if (!await renewRegions(location.href, REGIONS)) location.reload();
}
