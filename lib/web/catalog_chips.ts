import { spellOut } from "../../components/capability_words.ts";
import type { FilterChip } from "../../components/FilterChips.tsx";
import type { CatalogEntryView } from "../catalog/view.ts";
import { toListHref } from "./query.ts";

export interface CatalogQuery {
  readonly search?: string;
  readonly category?: string;
}

/** One chip a category of what the search finds, and one for all. */
export function toCategoryChips(
  path: string,
  items: readonly CatalogEntryView[],
  { search, category }: CatalogQuery,
): readonly FilterChip[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    counts.set(item.category, (counts.get(item.category) ?? 0) + 1);
  }
  if (category && !counts.has(category)) counts.set(category, 0);
  const all: FilterChip = {
    label: "All",
    href: toListHref(path, { search }),
    active: !category,
    count: items.length,
  };
  const chips = [...counts].sort(([a], [b]) => a.localeCompare(b, "en"));
  return [
    all,
    ...chips.map(([name, count]) => ({
      label: spellOut(name),
      href: toListHref(path, { search, category: name }),
      active: name === category,
      count,
    })),
  ];
}
