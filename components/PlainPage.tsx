import type { ComponentChildren } from "preact";
import { Brand } from "./Brand.tsx";
import { PageHead } from "./PageHead.tsx";

export interface PlainPageProps {
  readonly base: string;
  readonly title: string;
  readonly lead?: ComponentChildren;
  /** What stands below the panel. */
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page for nobody in particular: one panel in the middle. */
export function PlainPage(
  { base, title, lead, below, children }: PlainPageProps,
) {
  return (
    <main class="mx-auto flex min-h-screen max-w-md flex-col justify-center px-4 py-10">
      <PageHead title={title} />
      <div class="mb-6 self-center">
        <Brand base={base} />
      </div>
      <div class="panel p-6 sm:p-8">
        <h1 class="text-xl font-semibold tracking-tight">{title}</h1>
        {lead && <p class="mt-1 text-sm text-muted">{lead}</p>}
        {children}
      </div>
      {below}
    </main>
  );
}
