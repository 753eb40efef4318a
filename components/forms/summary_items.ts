import type { FieldErrors } from "../../lib/errors.ts";
import type { Field } from "../../lib/forms/field.ts";
import type { FormState } from "../../lib/forms/form_state.ts";
import { nearestField } from "../../lib/forms/nearest_field.ts";
import { controlId } from "../../lib/forms/paths.ts";
import { type SummaryItem, toPlainItems } from "./plain_items.ts";

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
  return toPlainItems(errors, labels).map((plain) => {
    if (plain.id !== null) return plain;
    const { path, sentence } = plain;
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
    return plain;
  });
}
