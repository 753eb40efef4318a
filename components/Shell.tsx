import type { ComponentChildren } from "preact";
import { AccountMenu } from "./AccountMenu.tsx";
import { Brand } from "./Brand.tsx";
import { type MainTab, MainTabs } from "./MainTabs.tsx";
import { type TenantChoice, TenantSwitcher } from "./TenantSwitcher.tsx";

export interface ShellProps {
  readonly base: string;
  readonly person: string;
  readonly email: string;
  readonly role: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly tenants: readonly TenantChoice[];
  readonly tabs: readonly MainTab[];
  /** Whether a theme was chosen, so that "as the system" is worth offering. */
  readonly themeChosen: boolean;
  /** Path of the page, for forms that lead back to it. */
  readonly here: string;
  /** The control for light and dark. */
  readonly themeControl: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What every page of a signed-in person stands in. */
export function Shell({ base, tabs, children, ...props }: ShellProps) {
  return (
    <>
      <a
        href="#main"
        class="btn btn-sm btn-primary sr-only focus:not-sr-only focus:fixed! focus:top-3 focus:left-3 focus:z-50"
      >
        Skip to content
      </a>
      <header class="sticky top-0 z-10 border-b border-base-300 bg-base-100">
        <div class="mx-auto max-w-6xl px-4 sm:px-6">
          <div class="flex h-14 items-center gap-2">
            <Brand base={base} />
            <TenantSwitcher
              base={base}
              current={props.tenant}
              tenants={props.tenants}
            />
            <div class="ml-auto flex items-center gap-1">
              {props.themeControl}
              <AccountMenu
                base={base}
                person={props.person}
                email={props.email}
                role={props.role}
                themeChosen={props.themeChosen}
                here={props.here}
              />
            </div>
          </div>
          <MainTabs base={base} tabs={tabs} />
        </div>
      </header>
      <main
        id="main"
        tabindex={-1}
        class="mx-auto max-w-6xl px-4 py-8 outline-none sm:px-6"
      >
        {children}
      </main>
    </>
  );
}
