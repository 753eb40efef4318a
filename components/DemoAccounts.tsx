import { Icon } from "./Icon.tsx";

export interface DemoAccountsProps {
  readonly base: string;
  readonly next: string;
  readonly password: string;
  readonly people: readonly {
    readonly email: string;
    readonly name: string;
    /** Role by tenant. */
    readonly roles: Readonly<Record<string, string>>;
  }[];
}

/** In demo mode only: sign in as one of the made-up people by one click. */
export function DemoAccounts(
  { base, next, password, people }: DemoAccountsProps,
) {
  return (
    <section class="panel mt-4 p-2" aria-labelledby="demo-title">
      <h2 id="demo-title" class="px-3 pt-2 pb-1 text-xs text-muted">
        Demo: sign in as
      </h2>
      <ul>
        {people.map(({ email, name, roles }) => (
          <li key={email}>
            <form method="post" action={`${base}/sign-in`}>
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={password} />
              <input type="hidden" name="next" value={next} />
              <button type="submit" class="menu-item min-h-12 px-3">
                <span class="min-w-0 flex-1">
                  <span class="block truncate font-medium">{name}</span>
                  <span class="block truncate text-xs text-muted">
                    {email} · {toWords(roles)}
                  </span>
                </span>
                <Icon
                  base={base}
                  name="arrow-right"
                  class="size-4 text-muted"
                />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function toWords(roles: Readonly<Record<string, string>>): string {
  return Object.entries(roles).map(([tenant, role]) => `${role} of ${tenant}`)
    .join(", ");
}
