import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";

export interface AccountMenuProps {
  readonly base: string;
  readonly person: string;
  readonly email: string;
  readonly role: string;
  readonly themeChosen: boolean;
  readonly here: string;
}

/** Who is signed in and how to leave. */
export function AccountMenu(
  { base, person, email, role, themeChosen, here }: AccountMenuProps,
) {
  return (
    <Menu
      id="account"
      label={`${toInitials(person)}: account of ${person}`}
      buttonClass="btn btn-sm btn-ghost btn-circle"
      button={
        <span class="grid size-7 place-items-center rounded-full border border-base-300 bg-base-200 text-xs font-medium">
          {toInitials(person)}
        </span>
      }
    >
      <div class="border-b border-base-300 px-2.5 pt-1 pb-2.5">
        <p class="truncate text-sm font-medium" title={person}>{person}</p>
        <p class="truncate text-xs text-muted" title={email}>{email}</p>
        <p class="mt-1.5 text-xs text-muted">Signed in as {role}</p>
      </div>
      {themeChosen && (
        <form method="post" action={`${base}/theme`} class="pt-1.5">
          <input type="hidden" name="next" value={here} />
          <button type="submit" name="theme" value="system" class="menu-item">
            <Icon
              base={base}
              name="sun-moon"
              class="size-4 text-muted"
            />Colours as the system
          </button>
        </form>
      )}
      <form method="post" action={`${base}/sign-out`} class="pt-1.5">
        <button type="submit" class="menu-item">
          <Icon base={base} name="logout" class="size-4 text-muted" />Sign out
        </button>
      </form>
    </Menu>
  );
}

function toInitials(person: string): string {
  const words = person.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = words[0]?.charAt(0) ?? "?";
  const last = words.length > 1 ? words.at(-1)?.charAt(0) ?? "" : "";
  return (first + last).toUpperCase();
}
