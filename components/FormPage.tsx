import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import { PageTitle } from "./PageTitle.tsx";
import { ServiceIcon } from "./ServiceIcon.tsx";

export interface FormPageProps {
  readonly base: string;
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly icon: string;
  /** What stands beside the title, such as a status. */
  readonly badge?: ComponentChildren;
  readonly back: { readonly href: string; readonly label: string };
  readonly children: ComponentChildren;
}

/** A page with one form in its middle. */
export function FormPage(
  { base, title, lead, icon, badge, back, children }: FormPageProps,
) {
  return (
    <div class="mx-auto max-w-2xl">
      <a
        href={back.href}
        aria-current="false"
        class="-ml-1 mb-4 inline-flex max-w-full min-h-6 items-center gap-1 rounded px-1 text-sm text-muted hover:text-base-content"
      >
        <Icon base={base} name="arrow-left" />
        <span class="truncate">{back.label}</span>
      </a>
      <div class="flex items-start gap-4">
        <span class="max-sm:hidden">
          <ServiceIcon base={base} name={icon} />
        </span>
        <div class="min-w-0 flex-1">
          <PageTitle title={title} lead={lead} />
        </div>
        {badge}
      </div>
      <div class="panel mt-6">{children}</div>
    </div>
  );
}
