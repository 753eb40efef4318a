import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon_names.ts";

export interface EmptyStateProps {
  readonly base: string;
  readonly icon: IconName;
  readonly title: string;
  /** Why nothing is here. */
  readonly children: ComponentChildren;
  /** What to do next. */
  readonly action?: ComponentChildren;
}

/** A list without items: says why, and what to do next. */
export function EmptyState(
  { base, icon, title, children, action }: EmptyStateProps,
) {
  return (
    <div class="panel mt-6 flex flex-col items-center px-6 py-14 text-center">
      <span class="grid size-12 place-items-center rounded-full border border-base-300 bg-base-200 text-muted">
        <Icon base={base} name={icon} class="size-6" />
      </span>
      <h2 class="mt-4 font-semibold">{title}</h2>
      <p class="mt-1 max-w-md text-sm text-muted">{children}</p>
      {action && (
        <div class="mt-5 flex flex-wrap justify-center gap-2">{action}</div>
      )}
    </div>
  );
}
