import { Icon } from "./Icon.tsx";

export interface ConnectButtonProps {
  readonly base: string;
  /** The connector's. */
  readonly id: string;
  readonly label: string;
}

/** Begins to connect an account; a form, since it changes something. */
export function ConnectButton({ base, id, label }: ConnectButtonProps) {
  return (
    <form method="post" action={`${base}/installed/${id}/connect`}>
      <button type="submit" class="btn btn-sm btn-primary">
        <Icon base={base} name="plug-connected" />
        {label}
      </button>
    </form>
  );
}
