import type { DocsView } from "../../lib/api/docs_view.ts";
import { Brand } from "../Brand.tsx";
import { PageHead } from "../PageHead.tsx";
import { DocsContents } from "./DocsContents.tsx";
import { ErrorCodes, Shapes } from "./DocsReference.tsx";
import { OperationPanel } from "./OperationPanel.tsx";
import { Prose } from "./Prose.tsx";
import { SigningIn } from "./SigningIn.tsx";

export interface DocsPageProps {
  readonly base: string;
  readonly origin: string;
  readonly docs: DocsView;
}

/** The API, readable: open to everyone, whole without scripts. */
export function DocsPage({ base, origin, docs }: DocsPageProps) {
  return (
    <>
      <PageHead title="API" />
      <a
        href="#main"
        class="btn btn-sm btn-primary sr-only focus:not-sr-only focus:fixed! focus:top-3 focus:left-3 focus:z-50"
      >
        Skip to content
      </a>
      <header class="border-b border-base-300 bg-base-100">
        <div class="mx-auto flex h-14 max-w-6xl items-center px-4 sm:px-6">
          <Brand base={base} />
          <a
            class="btn btn-sm btn-ghost ml-auto"
            href={`${base}/api/openapi.json`}
          >
            OpenAPI document
          </a>
        </div>
      </header>
      <div class="mx-auto max-w-6xl gap-10 px-4 py-8 sm:px-6 lg:grid lg:grid-cols-[13rem_1fr]">
        <div class="mb-8 self-start lg:sticky lg:top-8 lg:max-h-[calc(100vh-4rem)] lg:overflow-y-auto">
          <DocsContents docs={docs} />
        </div>
        <main id="main" tabindex={-1} class="min-w-0 outline-none">
          <h1 class="text-2xl font-semibold tracking-tight">API</h1>
          <p class="mt-1 mb-6 max-w-prose text-muted">
            <Prose text={docs.introduction} />
          </p>
          <SigningIn base={base} meUrl={`${origin}${base}/api/me`} />
          {docs.sections.map(({ id, name, description, operations }) => (
            <section key={id} aria-labelledby={id} class="mt-12">
              <h2 id={id} class="text-xl font-semibold tracking-tight">
                {name}
              </h2>
              <p class="mt-1 text-sm text-muted">{description}</p>
              <div class="mt-4 space-y-4">
                {operations.map((operation) => (
                  <OperationPanel key={operation.id} operation={operation} />
                ))}
              </div>
            </section>
          ))}
          <Shapes shapes={docs.shapes} />
          <ErrorCodes errors={docs.errors} />
        </main>
      </div>
    </>
  );
}
