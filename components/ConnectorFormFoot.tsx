export interface ConnectorFormFootProps {
  readonly isNew: boolean;
  readonly backHref: string;
}

/** The way out and the one thing to do, at the bottom of the form. In a dialog, the way out closes it. */
export function ConnectorFormFoot({ isNew, backHref }: ConnectorFormFootProps) {
  return (
    <div class="connector-form-foot">
      <a class="btn btn-sm" href={backHref} aria-current="false" data-cancel>
        Cancel
      </a>
      <button type="submit" class="btn btn-sm btn-primary" data-send>
        {isNew ? "Add connector" : "Save changes"}
      </button>
    </div>
  );
}
