import type { ComponentChildren } from "preact";
import { PageHead } from "./PageHead.tsx";

export interface PageTitleProps {
  readonly title: string;
  /** One quiet line below the title. */
  readonly lead?: ComponentChildren;
  /** The one thing to do next, at the far end. */
  readonly action?: ComponentChildren;
}

/** The page's one `<h1>`, and the title of its tab. */
export function PageTitle({ title, lead, action }: PageTitleProps) {
  return (
    <div class="flex flex-wrap items-end gap-x-4 gap-y-3">
      <PageHead title={title} />
      <div class="min-w-0">
        <h1 class="text-2xl font-semibold tracking-tight break-words">
          {title}
        </h1>
        {lead && <p class="mt-1 max-w-prose text-muted">{lead}</p>}
      </div>
      {action && <div class="ml-auto">{action}</div>}
    </div>
  );
}
