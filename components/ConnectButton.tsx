import { Icon } from "./Icon.tsx";

export interface ConnectButtonProps {
  readonly base: string;
  /** The connector's. */
  readonly id: string;
  readonly label: string;
  /** Not what is to be done next. */
  readonly quiet?: boolean;
  /** The connector's name, where the page shows several. */
  readonly of?: string;
}

/** Begins to connect an account; a form, since it changes something. */
export function ConnectButton(
  { base, id, label, quiet, of }: ConnectButtonProps,
) {
  return (
    <form method="post" action={`${base}/installed/${id}/connect`}>
      <button type="submit" class={`btn btn-sm ${quiet ? "" : "btn-primary"}`}>
        <Icon base={base} name="plug-connected" />
        {label} {of && <span class="sr-only">{of}</span>}
      </button>
    </form>
  );
}
