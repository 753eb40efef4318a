import type { FieldView } from "../../lib/api/docs_fields.ts";
import { Prose } from "./Prose.tsx";

export interface FieldTableProps {
  readonly caption: string;
  readonly fields: readonly (FieldView & { readonly in?: string })[];
  /** Whether it matters which are required: of what is sent, not of what comes. */
  readonly sent?: boolean;
}

/** Fields with their type, bounds and what they mean. */
export function FieldTable({ caption, fields, sent = false }: FieldTableProps) {
  if (fields.length === 0) return null;
  return (
    <div class="mt-4 overflow-x-auto">
      <table class="w-full text-left text-sm">
        <caption class="pb-1 text-left text-xs font-semibold text-muted">
          {caption}
        </caption>
        <thead class="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody class="divide-y divide-base-300 border-y border-base-300">
          {fields.map((field) => (
            <tr key={field.name} class="align-top">
              <th scope="row" class="w-44 py-2 pr-4 font-normal">
                <code class="font-mono break-all">{field.name}</code>
                {sent && field.required && (
                  <span class="block text-xs text-muted">required</span>
                )}
                {field.in && (
                  <span class="block text-xs text-muted">in {field.in}</span>
                )}
              </th>
              <td class="w-44 py-2 pr-4">
                <FieldType type={field.type} />
                {field.bounds && (
                  <span class="block text-xs text-muted">{field.bounds}</span>
                )}
              </td>
              <td class="min-w-40 py-2">
                <Prose text={field.description} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A name in capitals is a shape, described on the same page. */
export function FieldType({ type }: { readonly type: string }) {
  const [, before = "", shape] = /^(list of )?([A-Z]\w+)$/.exec(type) ?? [];
  if (shape === undefined) return <>{type}</>;
  return (
    <>
      {before}
      <a class="link" href={`#shape-${shape}`}>{shape}</a>
    </>
  );
}
