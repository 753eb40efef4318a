import { Icon } from "./Icon.tsx";
import { ServiceIcon } from "./ServiceIcon.tsx";

export interface DialogHeadProps {
  readonly base: string;
  /** Null while it is loaded. */
  readonly source: {
    readonly icon: string;
    readonly title: string;
    readonly lead: string;
  } | null;
  readonly onClose: () => void;
}

/** What the dialog is about, and the way out. */
export function DialogHead({ base, source, onClose }: DialogHeadProps) {
  const title = source?.title ?? "Loading…";
  return (
    <div class="flex items-center gap-3 border-b border-base-300 px-6 py-4">
      <ServiceIcon base={base} name={source?.icon ?? "clock"} />
      <div class="min-w-0 flex-1">
        <h2
          id="dialog-title"
          class="truncate font-semibold leading-tight"
          title={title}
        >
          {title}
        </h2>
        <p class="mt-0.5 min-h-4 truncate text-xs text-muted">{source?.lead}</p>
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
