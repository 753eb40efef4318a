import type { FieldErrors } from "../../lib/errors.ts";
import { controlId } from "../../lib/forms/paths.ts";

/** One line of the summary on top of a form. */
export interface SummaryItem {
  readonly path: string;
  /** Of the control that it leads to; null where there is none. */
  readonly id: string | null;
  readonly label: string;
  /** What is wrong, where the control itself does not say it. */
  readonly sentence: string | null;
}

/** Of a form whose fields are known by their labels. */
export function toPlainItems(
  errors: FieldErrors,
  labels: Readonly<Record<string, string>>,
): readonly SummaryItem[] {
  return Object.entries(errors).map(([path, [sentence = ""]]) => {
    const label = Object.hasOwn(labels, path) ? labels[path] : undefined;
    return label === undefined
      ? { path, id: null, label: "", sentence }
      : { path, id: controlId(path), label, sentence: null };
  });
}
