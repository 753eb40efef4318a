import type { RefObject } from "preact";
import { Icon } from "./Icon.tsx";

export interface DeleteDialogProps {
  readonly base: string;
  readonly dialog: RefObject<HTMLDialogElement>;
  /** The connector's; null while it is closed. */
  readonly name: string | null;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<void>;
}

/** Asks before a connector is deleted, by its name. Escape and "Keep it" leave everything as it is. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { dialog, name, onClose } = props;
  return (
    <dialog
      ref={dialog}
      class="dialog max-w-md"
      aria-labelledby="delete-title"
      aria-describedby="delete-text"
      onClose={onClose}
    >
      {name !== null && <Question {...props} name={name} />}
    </dialog>
  );
}

function Question({ base, dialog, name, onConfirm }: DeleteDialogProps) {
  async function confirm(): Promise<void> {
    dialog.current?.close();
    await onConfirm();
  }
  return (
    <>
      <div class="p-6">
        <h2 id="delete-title" class="font-semibold wrap-anywhere">
          Delete {name}?
        </h2>
        <DeleteWarning />
      </div>
      <div class="connector-form-foot">
        <button
          type="button"
          class="btn btn-sm"
          onClick={() => dialog.current?.close()}
        >
          Keep it
        </button>
        <button type="button" class="btn btn-sm btn-error" onClick={confirm}>
          <Icon base={base} name="trash" />Delete connector
        </button>
      </div>
    </>
  );
}

/** What deleting means, also on the page that asks without a script. */
export function DeleteWarning() {
  return (
    <p id="delete-text" class="mt-2 text-sm text-muted">
      Its configuration and its stored credentials are gone for good, and
      programs no longer find it among the publish targets. What it has
      published stays where it is.
    </p>
  );
}
