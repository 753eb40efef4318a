import type { OperationView } from "../../lib/api/docs_operation.ts";
import { FieldTable, FieldType } from "./FieldTable.tsx";
import { Prose } from "./Prose.tsx";

/** One operation: what it does, who may, what it takes and answers, and how to try it. */
export function OperationPanel(
  { operation }: { readonly operation: OperationView },
) {
  const { id, method, path, summary, description, who } = operation;
  return (
    <article id={id} aria-labelledby={`${id}-title`} class="panel p-5 sm:p-6">
      <h3 id={`${id}-title`} class="font-semibold">
        <a class="hover:underline" href={`#${id}`}>{summary}</a>
      </h3>
      <p class="mt-2 flex flex-wrap items-center gap-2 font-mono text-sm">
        <span class="badge badge-sm badge-outline font-semibold">{method}</span>
        <span class="break-all">{path}</span>
      </p>
      {description && (
        <p class="mt-3 max-w-prose text-sm">
          <Prose text={description} />
        </p>
      )}
      <p class="mt-3 text-sm text-muted">Who: {who}</p>
      <FieldTable
        caption="Parameters"
        fields={operation.parameters}
        sent
      />
      <FieldTable caption="Body (JSON)" fields={operation.body} sent />
      <OperationAnswer operation={operation} />
      <p class="mt-4 text-xs font-semibold text-muted">Try it</p>
      <pre
        tabindex={0}
        aria-label={`curl command: ${summary}`}
        class="mt-1 overflow-x-auto rounded-lg bg-base-200 p-3 font-mono text-xs"
      >
        {operation.curl}
      </pre>
    </article>
  );
}

function OperationAnswer(
  { operation: { answer, refusals } }: { readonly operation: OperationView },
) {
  return (
    <>
      <p class="mt-4 text-xs font-semibold text-muted">Answers</p>
      <p class="mt-1 text-sm">
        <strong class="font-semibold tabular-nums">{answer.status}</strong>{" "}
        {answer.description}{" "}
        {answer.type && answer.fields.length === 0 && (
          <FieldType type={answer.type} />
        )}
      </p>
      <FieldTable caption={`Body of ${answer.status}`} fields={answer.fields} />
      {answer.headers.length > 0 && (
        <ul class="mt-2 text-sm">
          {answer.headers.map(({ name, description }) => (
            <li key={name}>
              <code class="font-mono">{name}</code>:{" "}
              <Prose text={description} />
            </li>
          ))}
        </ul>
      )}
      {refusals.length > 0 && (
        <ul class="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {refusals.map(({ status, codes }) => (
            <li key={status}>
              <span class="tabular-nums">{status}</span>{" "}
              {codes.map((code, i) => (
                <span key={code}>
                  {i > 0 && ", "}
                  <a
                    class="link font-mono text-[0.9em]"
                    href={`#error-${code}`}
                  >
                    {code}
                  </a>
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
