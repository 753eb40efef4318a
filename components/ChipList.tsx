export interface ChipListProps {
  /** What the list is, for those who cannot see it. */
  readonly label: string;
  readonly items: readonly string[];
  /** Where a chip leads, if anywhere. */
  readonly toHref?: (item: string) => string;
}

/** A row of small words: tags, capabilities. Nothing for none. */
export function ChipList({ label, items, toHref }: ChipListProps) {
  if (items.length === 0) return null;
  return (
    <ul class="mt-3 flex flex-wrap gap-1.5" aria-label={label}>
      {items.map((item) => (
        <li key={item} class="flex min-w-0">
          {toHref
            ? (
              <a
                class="chip min-h-6 hover:border-field hover:text-base-content"
                href={toHref(item)}
                aria-current="false"
              >
                <span class="truncate">{item}</span>
              </a>
            )
            : (
              <span class="chip">
                <span class="truncate">{item}</span>
              </span>
            )}
        </li>
      ))}
    </ul>
  );
}
