import type { CatalogEntryDetailView } from "../catalog/view.ts";
import type { ConnectorView } from "../connectors/view.ts";
import { apiOf } from "./api.ts";

/** What a form is made from. */
export interface FormSource {
  readonly entry: CatalogEntryDetailView;
  /** Null for a new connector. */
  readonly connector: ConnectorView | null;
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

/** Asks the API for what the link's form needs; null where it does not say. */
export async function loadFormSource(
  base: string,
  link: HTMLAnchorElement,
): Promise<FormSource | null> {
  const api = apiOf(base);
  const { install: key, configure: id } = link.dataset;
  if (key) {
    const entry = await api.entry(key);
    return entry.ok ? { entry: entry.value, connector: null } : null;
  }
  const connector = await api.connector(id ?? "");
  if (!connector.ok) return null;
  const entry = await api.entry(connector.value.catalogKey);
  return entry.ok ? { entry: entry.value, connector: connector.value } : null;
}
