import type { DocsView } from "../../lib/api/docs_view.ts";

/** Links to everything on the page. */
export function DocsContents({ docs }: { readonly docs: DocsView }) {
  return (
    <nav aria-label="Contents" class="text-sm">
      <ul class="columns-2 gap-6 sm:columns-3 lg:columns-1">
        <li class="mb-4 break-inside-avoid">
          <ContentsLink id="signing-in" text="How to sign in" strong />
        </li>
        {docs.sections.map(({ id, name, operations }) => (
          <li key={id} class="mb-4 break-inside-avoid">
            <ContentsLink id={id} text={name} strong />
            <ul class="border-l border-base-300 pl-3">
              {operations.map((operation) => (
                <li key={operation.id}>
                  <ContentsLink id={operation.id} text={operation.id} />
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li class="mb-4 break-inside-avoid">
          <ContentsLink id="shapes" text="Shapes" strong />
        </li>
        <li class="mb-4 break-inside-avoid">
          <ContentsLink id="errors" text="Errors" strong />
        </li>
      </ul>
    </nav>
  );
}

interface ContentsLinkProps {
  readonly id: string;
  readonly text: string;
  readonly strong?: boolean;
}

function ContentsLink({ id, text, strong = false }: ContentsLinkProps) {
  const weight = strong ? "font-semibold" : "text-muted";
  return (
    <a
      href={`#${id}`}
      class={`block rounded-md py-0.5 leading-5 hover:underline ${weight}`}
    >
      {text}
    </a>
  );
}
