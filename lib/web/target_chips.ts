import type { FilterChip } from "../../components/FilterChips.tsx";
import { toListHref } from "./query.ts";

const CAPABILITIES: readonly (readonly [name: string, label: string])[] = [
  ["postText", "Text"],
  ["postMedia", "Media"],
  ["postHtml", "HTML"],
  ["postMarkdown", "Markdown"],
  ["drafts", "Drafts"],
];

/** One chip for each capability that publishers ask for, and one for all. */
export function toTargetChips(
  path: string,
  chosen: string | undefined,
): readonly FilterChip[] {
  return [
    { label: "All", href: path, active: chosen === undefined },
    ...CAPABILITIES.map(([capability, label]) => ({
      label,
      href: toListHref(path, { capability }),
      active: capability === chosen,
    })),
  ];
}
