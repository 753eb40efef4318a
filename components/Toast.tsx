import { Icon } from "./Icon.tsx";
import { StatusForm } from "./StatusForm.tsx";
import type { ToastMessage } from "./toast_message.ts";

export interface ToastProps {
  readonly base: string;
  readonly here: string;
  readonly message: ToastMessage;
  /** Missing where no script runs yet: then the message goes with the page. */
  readonly onClose?: () => void;
}

/** One message, with what takes it back where that can be done. */
export function Toast(
  { base, here, message: { kind, text, change }, onClose }: ToastProps,
) {
  return (
    <div class="pointer-events-auto flex max-w-full min-w-0 items-center gap-2 rounded-lg bg-neutral py-1.5 pr-1.5 pl-4 text-sm text-neutral-content shadow-lg sm:max-w-md">
      <Icon base={base} name={kind === "success" ? "check" : "alert-circle"} />
      <p class="min-w-0 flex-1 py-1.5 break-words">
        <span class="line-clamp-3">{text}</span>
      </p>
      {change && (
        <StatusForm
          base={base}
          id={change.id}
          name={change.name}
          to={change.to}
          here={here}
          label={change.label}
          buttonClass="min-h-8 cursor-pointer rounded-md px-2 font-medium underline underline-offset-2"
        />
      )}
      {onClose && (
        <button
          type="button"
          class="grid size-8 shrink-0 cursor-pointer place-items-center rounded-md hover:bg-neutral-content/15"
          aria-label="Close message"
          onClick={onClose}
        >
          <Icon base={base} name="x" />
        </button>
      )}
    </div>
  );
}
