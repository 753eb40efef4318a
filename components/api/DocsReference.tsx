import type { DocsView } from "../../lib/api/docs_view.ts";
import { FieldTable } from "./FieldTable.tsx";
import { Prose } from "./Prose.tsx";

/** What answers are made of. */
export function Shapes({ shapes }: Pick<DocsView, "shapes">) {
  return (
    <section aria-labelledby="shapes" class="mt-12">
      <h2 id="shapes" class="text-xl font-semibold tracking-tight">Shapes</h2>
      <div class="mt-4 space-y-4">
        {shapes.map(({ name, description, fields }) => (
          <article key={name} class="panel p-5 sm:p-6">
            <h3 id={`shape-${name}`} class="font-semibold">{name}</h3>
            {description && (
              <p class="mt-1 text-sm text-muted">
                <Prose text={description} />
              </p>
            )}
            <FieldTable caption="Fields" fields={fields} />
          </article>
        ))}
      </div>
    </section>
  );
}

/** Every code that a refusal may have. */
export function ErrorCodes({ errors }: Pick<DocsView, "errors">) {
  return (
    <section aria-labelledby="errors" class="mt-12">
      <h2 id="errors" class="text-xl font-semibold tracking-tight">Errors</h2>
      <div class="panel mt-4 overflow-x-auto p-5 sm:p-6">
        <p class="max-w-prose text-sm">
          Every refusal is a{" "}
          <a class="link" href="#shape-Problem">Problem</a>, of the content type
          {" "}
          <code class="font-mono">application/problem+json</code>. Decide by its
          {" "}
          <code class="font-mono">code</code>; the sentences are for people.
        </p>
        <table class="mt-4 w-full text-left text-sm">
          <thead>
            <tr class="text-xs text-muted">
              <th scope="col" class="py-1 pr-4">Code</th>
              <th scope="col" class="py-1 pr-4">Status</th>
              <th scope="col" class="py-1">When</th>
            </tr>
          </thead>
          <tbody class="divide-y divide-base-300 border-t border-base-300">
            {errors.map(({ code, status, words }) => (
              <tr key={code} id={`error-${code}`} class="align-top">
                <th scope="row" class="py-2 pr-4 font-normal">
                  <code class="font-mono">{code}</code>
                </th>
                <td class="py-2 pr-4 tabular-nums">{status}</td>
                <td class="min-w-48 py-2">
                  <Prose text={words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
