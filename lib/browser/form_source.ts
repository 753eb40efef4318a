import { isOfSameTenant } from "./page_tenant.ts";

/** What a dialog shows: the form of another page, and what it is about. */
export interface FormSource {
  readonly form: HTMLFormElement;
  readonly title: string;
  readonly lead: string;
  readonly icon: string;
}

/** Calls back for a plain click on a link that leads to a form: `data-install`, `data-configure`. */
export function followFormLinks(
  open: (link: HTMLAnchorElement) => Promise<void>,
): () => void {
  const listen = (event: MouseEvent) => {
    const link = event.target instanceof Element
      ? event.target.closest<HTMLAnchorElement>(
        "a[data-install], a[data-configure]",
      )
      : null;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey &&
      !event.altKey;
    if (!link || !isPlain) return;
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  };
  document.addEventListener("click", listen);
  return () => document.removeEventListener("click", listen);
}

/** The form of the page that a link leads to; null where that has none, or is another tenant's by now. */
export async function loadFormSource(
  link: HTMLAnchorElement,
): Promise<FormSource | null> {
  const answer = await fetch(link.href, { headers: { accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(
    await answer.text(),
    "text/html",
  );
  if (!isOfSameTenant(page)) return null;
  const form = page.querySelector<HTMLFormElement>("form[data-live]");
  if (!form) return null;
  const { title = "", lead = "", icon = "" } = form.dataset;
  return { form: document.adoptNode(form), title, lead, icon };
}
