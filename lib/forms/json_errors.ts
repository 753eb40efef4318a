import type { FieldErrors } from "../errors.ts";
import type { Field } from "./field.ts";
import { isWithin } from "./paths.ts";

/** What is wrong inside a part that is typed as JSON, all at its one control, each with its place in it. */
export function jsonErrors(
  errors: FieldErrors,
  { path: start }: Pick<Field, "path">,
): FieldErrors {
  const sentences = Object.entries(errors)
    .filter(([path]) => isWithin(path, start))
    .flatMap(([path, sentences]) => {
      const place = path === start ? "" : `${path.slice(start.length + 1)}: `;
      return sentences.map((sentence) => place + sentence);
    });
  return sentences.length > 0 ? { [start]: sentences } : {};
}
