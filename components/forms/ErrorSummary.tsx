import type { FieldErrors } from "../../lib/errors.ts";
import type { Field, ObjectField } from "../../lib/forms/field.ts";
import { nearestField } from "../../lib/forms/nearest_field.ts";
import { controlId } from "../../lib/forms/paths.ts";

/** For a script that moves the focus here after it has shown errors. */
export const ERROR_SUMMARY_ID = "error-summary";

export interface ErrorSummaryProps {
  readonly errors: FieldErrors;
  /** The trees of the form. */
  readonly trees: readonly ObjectField[];
  /** Fields that belong to no tree, by path: `{ name: "Name" }`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** How many fields need attention, with a link to each. Takes the focus when a page opens with it. */
export function ErrorSummary(
  { errors, trees, labels = {} }: ErrorSummaryProps,
) {
  const paths = Object.keys(errors);
  if (paths.length === 0) return null;
  return (
    <div
      id={ERROR_SUMMARY_ID}
      role="alert"
      tabIndex={-1}
      autofocus
      class="rounded-lg border border-error/40 bg-error/8 px-4 py-3 text-sm"
    >
      <p class="font-medium">{toTitle(paths.length)}</p>
      <ul class="mt-1 list-disc pl-5">
        {paths.map((path) => (
          <li key={path} class="wrap-anywhere">
            <SummaryLine
              path={path}
              sentence={errors[path]?.[0] ?? ""}
              field={toTarget(path, trees, labels)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SummaryLineProps {
  readonly path: string;
  readonly sentence: string;
  readonly field: Pick<Field, "path" | "label"> | null;
}

/** A label says enough where the field itself shows the sentence; elsewhere the sentence is here. */
function SummaryLine({ path, sentence, field }: SummaryLineProps) {
  if (!field) return <>{sentence}</>;
  return (
    <>
      <a class="underline" href={`#${controlId(field.path)}`}>{field.label}</a>
      {field.path !== path && `: ${sentence}`}
    </>
  );
}

/** The field with a control that is nearest to the path; null where there is none. */
function toTarget(
  path: string,
  trees: readonly ObjectField[],
  labels: Readonly<Record<string, string>>,
): Pick<Field, "path" | "label"> | null {
  const label = Object.hasOwn(labels, path) ? labels[path] : undefined;
  if (label !== undefined) return { path, label };
  for (const tree of trees) {
    const field = nearestField(tree, path);
    if (field) return field === tree ? null : field;
  }
  return null;
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven"]
  .concat(["Eight", "Nine", "Ten"]);

function toTitle(count: number): string {
  if (count === 1) return "One field needs attention";
  return `${NUMBERS[count] ?? count} fields need attention`;
}
