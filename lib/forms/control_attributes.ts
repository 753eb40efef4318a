import type { FieldErrors } from "../errors.ts";
import type { Field } from "./field.ts";
import { controlId } from "./paths.ts";

/** As much of a field as its frame and attributes need; fields that no schema describes have it too. */
export type FramedField = Pick<
  Field,
  "path" | "label" | "help" | "required" | "depends"
>;

/** What is wrong at a path itself. */
export function errorsAt(
  errors: FieldErrors,
  path: string,
): readonly string[] {
  return Object.hasOwn(errors, path) ? errors[path] ?? [] : [];
}

/** The ids of the texts that describe a control; its error is read before its help. */
export function noteIds(path: string) {
  const id = controlId(path);
  return { error: `${id}-error`, help: `${id}-help`, state: `${id}-state` };
}

/** What ties a control to its label, its help and its errors. */
export function controlAttributes(
  field: FramedField,
  errors: FieldErrors,
  extraNotes: readonly string[] = [],
) {
  const ids = noteIds(field.path);
  const isWrong = errorsAt(errors, field.path).length > 0;
  const notes = [
    ...(isWrong ? [ids.error] : []),
    ...extraNotes,
    ...(field.help ? [ids.help] : []),
  ];
  return {
    id: controlId(field.path),
    name: field.path,
    "aria-invalid": isWrong ? "true" as const : undefined,
    "aria-describedby": notes.length > 0 ? notes.join(" ") : undefined,
  };
}

/**
 * A schema's pattern as an HTML control wants it: anchored, and under the flag
 * `v`. Undefined where it does not compile so; the server still checks it.
 */
export function toHtmlPattern(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const anchored = `.*(?:${pattern}).*`;
  try {
    new RegExp(anchored, "v");
    return anchored;
  } catch {
    return undefined;
  }
}
