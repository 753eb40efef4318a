import { Icon } from "./Icon.tsx";

export interface TagFilterProps {
  readonly base: string;
  /** The tag in effect, if any. */
  readonly tag: string | undefined;
  /** Address without it. */
  readonly href: string;
}

/** Says that a tag narrows the list, and takes it away again. */
export function TagFilter({ base, tag, href }: TagFilterProps) {
  if (!tag) return null;
  return (
    <a
      href={href}
      aria-current="false"
      class="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-neutral bg-neutral px-3 text-sm text-neutral-content"
    >
      <span class="truncate">Tag: {tag}</span>
      <Icon base={base} name="x" />
      <span class="sr-only">Remove this filter</span>
    </a>
  );
}
