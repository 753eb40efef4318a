import type { TokenView } from "../lib/identity/tokens/view.ts";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import { Time } from "./Time.tsx";

export interface TokenRowProps {
  readonly base: string;
  readonly token: TokenView;
}

/** A token that works: whose it is, what it may, and how to end it. */
export function TokenRow({ base, token }: TokenRowProps) {
  const { id, name, role, createdAt, createdBy } = token;
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <span class="grid size-10 shrink-0 place-items-center rounded-lg border border-base-300 bg-base-200">
        <Icon base={base} name="key" class="size-5" />
      </span>
      <div class="min-w-0 flex-1">
        <h2 class="truncate font-semibold leading-tight" title={name}>
          {name}
        </h2>
        <p class="mt-0.5 text-xs text-muted">
          Role {role} · made <Time at={createdAt} short /> by {createdBy.name}
        </p>
      </div>
      <Menu
        id={`revoke-${id}`}
        label={`Revoke ${name}`}
        buttonClass="btn btn-sm btn-ghost text-error"
        button="Revoke"
      >
        <form method="post" action={`${base}/tokens/${id}/revoke`} class="p-2">
          <p class="text-sm font-medium break-words">Revoke {name}?</p>
          <p class="mt-1 text-sm text-muted">
            Programs that use it stop working at once.
          </p>
          <button type="submit" class="btn btn-sm btn-error mt-3 w-full">
            Revoke token
          </button>
        </form>
      </Menu>
    </li>
  );
}
