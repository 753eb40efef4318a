import type { CatalogEntryView } from "../lib/catalog/view.ts";
import { AvailabilityBadge } from "./AvailabilityBadge.tsx";
import { CapabilityList } from "./CapabilityList.tsx";
import { spellOut } from "./capability_words.ts";
import { Icon } from "./Icon.tsx";
import { ServiceIcon } from "./ServiceIcon.tsx";

export interface EntryCardProps {
  readonly base: string;
  readonly entry: CatalogEntryView;
  /** How many connectors of this kind the tenant has. */
  readonly installed: number;
  readonly canInstall: boolean;
}

/** A kind of service in the catalog: what it is, how it signs in, what it can do. */
export function EntryCard(
  { base, entry, installed, canInstall }: EntryCardProps,
) {
  return (
    <li class="panel flex min-w-0 flex-col p-5">
      <div class="flex items-start gap-3">
        <ServiceIcon base={base} name={entry.icon} />
        <div class="min-w-0">
          <h2 class="font-semibold leading-tight break-words">{entry.name}</h2>
          <p class="mt-0.5 text-xs text-muted">
            {spellOut(entry.category)} · {entry.authLabel}
          </p>
        </div>
        <AvailabilityBadge availability={entry.availability} />
      </div>
      <p class="mt-3 text-sm text-muted">{entry.description}</p>
      <CapabilityList capabilities={entry.capabilities} />
      <div class="mt-auto flex min-h-12 items-center justify-between gap-2 pt-4">
        <span class="text-xs text-muted tabular-nums">
          {installed > 0 && `${installed} installed`}
        </span>
        {canInstall && <AddLink base={base} entry={entry} />}
      </div>
    </li>
  );
}

function AddLink({ base, entry }: Pick<EntryCardProps, "base" | "entry">) {
  return (
    <a
      href={`${base}/catalog/${entry.key}/install`}
      class="btn btn-sm btn-primary btn-outline gap-1"
      data-install={entry.key}
      data-focus-key={`install:${entry.key}`}
    >
      <Icon base={base} name="plus" />Add{" "}
      <span class="sr-only">{entry.name}</span>
    </a>
  );
}
