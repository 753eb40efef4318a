export interface ConnectorFormFootProps {
  readonly isNew: boolean;
  /** Sent and not answered yet. */
  readonly busy: boolean;
  readonly backHref: string;
  /** In a dialog, instead of going back. */
  readonly onCancel?: () => void;
}

/** The way out and the one thing to do, at the bottom of the form. */
export function ConnectorFormFoot(
  { isNew, busy, backHref, onCancel }: ConnectorFormFootProps,
) {
  return (
    <div class="connector-form-foot">
      {onCancel
        ? (
          <button type="button" class="btn btn-sm" onClick={onCancel}>
            Cancel
          </button>
        )
        : <a class="btn btn-sm" href={backHref} aria-current="false">Cancel</a>}
      <button
        type="submit"
        class="btn btn-sm btn-primary"
        aria-disabled={busy ? "true" : undefined}
      >
        {isNew ? "Add connector" : "Save changes"}
      </button>
    </div>
  );
}
