import { Icon } from "./Icon.tsx";

export interface MainTab {
  readonly label: string;
  readonly href: string;
  readonly current: "page" | "true" | "false";
  readonly count?: number;
  /** What of it is broken, and where these are listed; absent while nothing is. */
  readonly attention?: { readonly count: number; readonly href: string };
}

/** The parts of the product. The counts are renewed in place when a script changes a connector. */
export function MainTabs(
  { base, tabs }: { readonly base: string; readonly tabs: readonly MainTab[] },
) {
  return (
    <nav
      id="tabs"
      aria-label="Main"
      class="-mb-px flex flex-wrap gap-x-1 text-sm max-sm:-mx-2 max-sm:gap-x-0 max-sm:text-[0.8125rem]"
    >
      {tabs.map((tab) => (
        <span key={tab.href} class="flex items-center">
          <TabLink {...tab} />
          {tab.attention && <AttentionLink base={base} {...tab.attention} />}
        </span>
      ))}
    </nav>
  );
}

function TabLink({ label, href, current, count }: MainTab) {
  return (
    <a
      href={href}
      aria-current={current}
      class={`flex items-center gap-1.5 border-b-2 max-sm:gap-1 px-3 py-2.5 whitespace-nowrap focus-visible:-outline-offset-2 max-sm:px-2 ${
        current === "false"
          ? "border-transparent text-muted hover:text-base-content"
          : "border-primary font-medium"
      }`}
    >
      {label}
      {count !== undefined && (
        <span class="min-w-6 rounded-full max-sm:min-w-5 max-sm:px-1 border border-base-300 bg-base-200 px-1.5 py-px text-center text-xs tabular-nums">
          {count}
        </span>
      )}
    </a>
  );
}

function AttentionLink(
  { base, count, href }: {
    readonly base: string;
    readonly count: number;
    readonly href: string;
  },
) {
  const words = count === 1 ? "needs attention" : "need attention";
  return (
    <a
      href={href}
      aria-current="false"
      title={`${count} ${words}`}
      class="inline-flex min-h-6 min-w-6 items-center justify-center gap-1 rounded-full border border-error px-1.5 text-xs font-medium text-error tabular-nums hover:bg-base-200 focus-visible:-outline-offset-2"
    >
      <Icon base={base} name="alert-triangle" class="size-3.5" />
      {count} <span class="sr-only">{words}</span>
    </a>
  );
}
