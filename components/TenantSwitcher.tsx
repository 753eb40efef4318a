import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";

export interface TenantChoice {
  readonly id: string;
  readonly name: string;
}

export interface TenantSwitcherProps {
  readonly base: string;
  readonly current: TenantChoice;
  readonly tenants: readonly TenantChoice[];
}

/** Names the tenant; a menu only for whoever belongs to several. */
export function TenantSwitcher(
  { base, current, tenants }: TenantSwitcherProps,
) {
  return (
    <div class="flex min-w-0 items-center gap-1.5 text-sm">
      <span aria-hidden="true" class="text-field">/</span>
      {tenants.length < 2
        ? (
          <span class="truncate px-1.5" title={current.name}>
            {current.name}
          </span>
        )
        : (
          <Menu
            id="tenants"
            label={`Tenant: ${current.name}. Switch`}
            align="start"
            buttonClass="btn btn-sm btn-ghost min-w-0 shrink gap-1.5 px-1.5 font-normal"
            button={
              <>
                <span class="truncate">{current.name}</span>
                <Icon base={base} name="selector" class="size-4 text-muted" />
              </>
            }
          >
            <TenantForm base={base} current={current} tenants={tenants} />
          </Menu>
        )}
    </div>
  );
}

function TenantForm({ base, current, tenants }: TenantSwitcherProps) {
  return (
    <form method="post" action={`${base}/switch-tenant`}>
      <p class="px-2.5 py-1.5 text-xs text-muted" id="tenants-title">
        Switch tenant
      </p>
      <ul aria-labelledby="tenants-title">
        {tenants.map(({ id, name }) => (
          <li key={id}>
            <button
              type="submit"
              name="tenant"
              value={id}
              class="menu-item"
              aria-current={id === current.id ? "true" : undefined}
            >
              <span class="min-w-0 flex-1 truncate">{name}</span>
              {id === current.id && <Icon base={base} name="check" />}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
