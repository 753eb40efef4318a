import type { FieldErrors } from "../errors.ts";
import type { JsonField, ObjectField } from "./field.ts";
import { nearestField } from "./nearest_field.ts";

/** What is wrong inside a part that is typed as JSON, all at its one control, each with its place in it. */
export function jsonErrors(
  errors: FieldErrors,
  field: JsonField,
  owner: ObjectField,
): FieldErrors {
  const start = field === owner.rest ? owner.path : field.path;
  const sentences = Object.entries(errors).flatMap(([path, sentences]) => {
    if (nearestField(owner, path)?.path !== field.path) return [];
    const place = path === field.path
      ? ""
      : `${path.slice(start.length + 1)}: `;
    return sentences.map((sentence) => place + sentence);
  });
  return sentences.length > 0 ? { [field.path]: sentences } : {};
}
