export interface MainTab {
  readonly label: string;
  readonly href: string;
  readonly current: "page" | "true" | "false";
  readonly count?: number;
}

/** The parts of the product. The counts are renewed in place when a script changes a connector. */
export function MainTabs({ tabs }: { readonly tabs: readonly MainTab[] }) {
  return (
    <nav
      id="tabs"
      aria-label="Main"
      class="-mb-px flex gap-1 overflow-x-auto text-sm max-sm:-mx-2 max-sm:gap-0 max-sm:text-[0.8125rem]"
    >
      {tabs.map(({ label, href, current, count }) => (
        <a
          key={href}
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
      ))}
    </nav>
  );
}
