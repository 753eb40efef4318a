import { Icon } from "./Icon.tsx";

export interface NextLinkProps {
  readonly base: string;
  /** Address of the first page, for whoever is further on. */
  readonly firstHref: string | null;
  /** Address of the page after this one; null at the end. */
  readonly nextHref: string | null;
}

/** Forward by cursor, and back to the start. Nothing where everything fits one page. */
export function NextLink({ base, firstHref, nextHref }: NextLinkProps) {
  if (firstHref === null && nextHref === null) return null;
  return (
    <nav aria-label="More" class="mt-6 flex flex-wrap justify-between gap-2">
      {firstHref
        ? (
          <a class="btn btn-sm" href={firstHref} aria-current="false">
            <Icon base={base} name="arrow-left" />Newest
          </a>
        )
        : <span />}
      {nextHref && (
        <a class="btn btn-sm" href={nextHref} aria-current="false">
          Next page<Icon base={base} name="arrow-right" />
        </a>
      )}
    </nav>
  );
}
