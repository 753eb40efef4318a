import type { CatalogEntryView } from "../lib/catalog/view.ts";
import { Notice } from "./Notice.tsx";

export type AvailabilityOf = Pick<
  CatalogEntryView,
  "name" | "availability" | "availabilityNote" | "docsUrl"
>;

const LEADS: Readonly<
  Record<CatalogEntryView["availability"], (name: string) => string>
> = {
  open: (name) => `Before you add ${name}`,
  review: (name) => `${name} reviews apps before they may publish`,
  approval: (name) => `${name} gives access on approval only`,
  paid: (name) => `${name} charges for this`,
  legacy: (name) => `${name} gives no access to new teams any more`,
};

/** Said before install: what stands between a new team and this service. */
export function AvailabilityNotice(
  { base, entry }: { readonly base: string; readonly entry: AvailabilityOf },
) {
  const { name, availability, availabilityNote, docsUrl } = entry;
  if (availability === "open" && !availabilityNote) return null;
  const kind = availability === "open" ? "info" : "warning";
  return (
    <Notice base={base} kind={kind}>
      <p class="font-medium">{LEADS[availability](name)}</p>
      {availabilityNote && <p class="mt-0.5">{availabilityNote}</p>}
      <p class="mt-0.5">
        <a class="link-quiet" href={docsUrl} target="_blank" rel="noreferrer">
          Documentation of {name}
        </a>
      </p>
    </Notice>
  );
}
