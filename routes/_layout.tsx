import { Shell } from "../components/Shell.tsx";
import { ThemeToggle } from "../islands/ThemeToggle.tsx";
import { Toasts } from "../islands/Toasts.tsx";
import { countInstalled } from "../lib/connectors/count.ts";
import { define, type State } from "../lib/define.ts";
import { readProfile } from "../lib/identity/read_profile.ts";
import type { Scope } from "../lib/scope.ts";
import { readFlash } from "../lib/web/flash.ts";
import { toMainTabs } from "../lib/web/main_tabs.ts";

/** Pages that change something in place; the others speak only of what led to them. */
const SPEAKS = /^\/(?:catalog|installed)\/?$/;

export default define.layout(async ({ Component, state, url, req }) => {
  const { base, scope } = state;
  const here = url.pathname + url.search;
  const flash = readFlash(req);
  // Where the storage does not answer, a page that says so still has to show.
  const shell = scope &&
    await toShellProps(state, scope, url.pathname).catch(() => null);
  return (
    <>
      {shell
        ? (
          <Shell
            {...shell}
            here={here}
            themeControl={<ThemeToggle base={base} here={here} />}
          >
            <Component />
          </Shell>
        )
        : <Component />}
      {(flash || SPEAKS.test(url.pathname.slice(base.length))) && (
        <Toasts base={base} here={here} flash={flash} />
      )}
    </>
  );
});

async function toShellProps(state: State, scope: Scope, pathname: string) {
  const [counts, profile] = await Promise.all([
    countInstalled(scope),
    readProfile(scope),
  ]);
  return {
    base: state.base,
    person: scope.actor.name,
    email: profile.user?.email ?? "",
    role: scope.role,
    tenant: scope.tenant,
    tenants: profile.tenants,
    tabs: toMainTabs(state, scope, { pathname, counts }),
    themeChosen: state.theme !== null,
  };
}
