import type { FieldErrors } from "../../lib/errors.ts";
import type { Field } from "../../lib/forms/field.ts";
import type { FormState } from "../../lib/forms/form_state.ts";
import { nearestField } from "../../lib/forms/nearest_field.ts";
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

export interface SummaryParts {
  readonly errors: FieldErrors;
  /** The trees of the form, and what it holds. */
  readonly trees: readonly Field[];
  readonly state: FormState;
  /** Fields that belong to no tree, by path: `{ name: "Name" }`. */
  readonly labels: Readonly<Record<string, string>>;
}

export function toSummaryItems(
  { errors, trees, state, labels }: SummaryParts,
): readonly SummaryItem[] {
  return Object.entries(errors).map(([path, [sentence = ""]]) => {
    const label = Object.hasOwn(labels, path) ? labels[path] : undefined;
    if (label !== undefined) {
      return { path, id: controlId(path), label, sentence: null };
    }
    for (const tree of trees) {
      const field = nearestField(tree, path, state);
      if (field === null || field.kind === "const") continue;
      if (field === tree && tree.kind === "object") continue;
      return {
        path,
        id: controlId(field.name),
        label: field.label,
        sentence: field.path === path ? null : sentence,
      };
    }
    return { path, id: null, label: "", sentence };
  });
}
