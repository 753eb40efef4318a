import { spellOut } from "./capability_words.ts";
import { Icon } from "./Icon.tsx";
import { ServiceIcon } from "./ServiceIcon.tsx";

export interface DialogHeadProps {
  readonly base: string;
  /** Null while it is loaded. */
  readonly entry: {
    readonly icon: string;
    readonly name: string;
    readonly category: string;
    readonly authLabel: string;
  } | null;
  readonly title: string;
  /** Names the kind, for a connector whose name does not. */
  readonly withName: boolean;
  readonly onClose: () => void;
}

/** What the dialog is about, and the way out. */
export function DialogHead(
  { base, entry, title, withName, onClose }: DialogHeadProps,
) {
  const words = entry && [spellOut(entry.category), entry.authLabel];
  const subtitle = words &&
    (withName ? [entry.name, ...words] : words).join(" · ");
  return (
    <div class="flex items-center gap-3 border-b border-base-300 px-6 py-4">
      <ServiceIcon base={base} name={entry?.icon ?? "clock"} />
      <div class="min-w-0 flex-1">
        <h2
          id="dialog-title"
          class="truncate font-semibold leading-tight"
          title={title}
        >
          {title}
        </h2>
        <p class="mt-0.5 min-h-4 truncate text-xs text-muted">
          {subtitle}
        </p>
      </div>
      <button
        type="button"
        class="btn btn-sm btn-ghost btn-square"
        aria-label="Close"
        onClick={onClose}
      >
        <Icon base={base} name="x" />
      </button>
    </div>
  );
}
