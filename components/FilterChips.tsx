export interface FilterChip {
  readonly label: string;
  readonly href: string;
  readonly active: boolean;
  readonly count?: number;
}

export interface FilterChipsProps {
  /** What is filtered by, such as "Status". */
  readonly label: string;
  readonly chips: readonly FilterChip[];
}

/** One choice of a few, as links: works without a script and keeps its state in the address. */
export function FilterChips({ label, chips }: FilterChipsProps) {
  return (
    <nav aria-label={label} class="flex flex-wrap gap-1.5 text-sm">
      {chips.map(({ label, href, active, count }) => (
        <a
          key={label}
          href={href}
          aria-current={active ? "true" : "false"}
          data-focus-key={`filter:${label}`}
          class={`inline-flex min-h-8 items-center gap-1.5 rounded-full border px-3 ${
            active
              ? "border-neutral bg-neutral text-neutral-content"
              : "border-base-300 bg-base-100 text-muted hover:border-field hover:text-base-content"
          }`}
        >
          {label}
          {count !== undefined && (
            <span class="text-xs tabular-nums">{count}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
