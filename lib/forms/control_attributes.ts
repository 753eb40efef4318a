import type { FieldErrors } from "../errors.ts";
import type { ChoiceOption, Field } from "./field.ts";
import { clip, controlId, isWithin } from "./paths.ts";

/** As much of a field as its frame and attributes need; the name of a connector has a frame too. */
export type FramedField =
  & Pick<Field, "path" | "name" | "label" | "help">
  & Partial<
    Pick<
      Field,
      | "required"
      | "depends"
      | "nullable"
      | "deprecated"
      | "readOnly"
      | "default"
    >
  >;

/** What helps to fill in a field: the schema's words, its pattern in words, its default. */
function helpOf(
  field: FramedField & { readonly patternHint?: string | undefined },
): readonly string[] {
  const { help, patternHint, default: usual } = field;
  const lines: string[] = [];
  if (help) lines.push(help);
  if (patternHint) lines.push(`Format: ${patternHint}`);
  const shown = defaultText(field, usual);
  if (shown !== "") lines.push(`Default: ${clip(shown)}`);
  return lines;
}

/** A group's default stands in its fields. */
function defaultText(field: object, usual: unknown): string {
  if (usual === undefined || usual === "" || usual instanceof Object) return "";
  if (typeof usual === "boolean") return usual ? "yes" : "no";
  const options: readonly ChoiceOption[] =
    "options" in field && Array.isArray(field.options) ? field.options : [];
  const option = options.find(({ value }) => value === usual);
  return option?.label ?? String(usual);
}

/** What is wrong at a path itself. */
export function errorsAt(
  errors: FieldErrors,
  path: string,
): readonly string[] {
  return Object.hasOwn(errors, path) ? errors[path] ?? [] : [];
}

/** What is wrong at a place and inside of it, each with where in it. */
export function errorsIn(
  errors: FieldErrors,
  place: string,
): readonly string[] {
  return Object.entries(errors).flatMap(([path, sentences]) => {
    if (!isWithin(path, place)) return [];
    const start = path === place ? "" : `${path.slice(place.length + 1)}: `;
    return sentences.map((sentence) => start + sentence);
  });
}

/** What is said of a field below its control. */
export interface Notes {
  /** Of the control; those of the notes begin with it. */
  readonly id: string;
  readonly help: readonly string[];
  /** What is wrong with it. */
  readonly sentences: readonly string[];
}

export function toNotes(
  field: FramedField,
  sentences: readonly string[],
): Notes {
  return { id: controlId(field.name), help: helpOf(field), sentences };
}

/**
 * The id of what belongs to the control with an id. A control's own has colons
 * in pairs only, so that a member called `error` has another one.
 */
export function noteId(
  id: string,
  note: "error" | "help" | "state" | "fold" | "options",
): string {
  return `${id}:${note}`;
}

/** The ids of the notes; the error is read before the help. */
export function describedBy({ id, help }: Notes): string {
  const error = noteId(id, "error");
  return help.length > 0 ? `${error} ${noteId(id, "help")}` : error;
}

/** What ties a control to its label, its help and its errors. */
export function controlAttributes(
  field: FramedField,
  notes: Notes,
  focus: string | null,
) {
  return {
    id: notes.id,
    name: field.name,
    "data-path": field.path,
    "aria-invalid": notes.sentences.length > 0 ? "true" as const : undefined,
    "aria-describedby": describedBy(notes),
    autofocus: focus === field.name,
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
