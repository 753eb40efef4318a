import type { Field } from "./field.ts";
import { toHelpText } from "./help_text.ts";
import { humanize, ownValue, toLabelText } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** Where a schema stands, and whether it must be filled in there. */
export interface FieldPlace
  extends Pick<Field, "path" | "name" | "key" | "required" | "depends"> {
  /** How many fields are around it. */
  readonly depth: number;
  /** The parts of the schemas around it, by which it knows that it stands inside itself. */
  readonly around: readonly ReadonlySet<object>[];
  /** One of several schemas for its place. */
  readonly isBranch: boolean;
  /** A member of a branch: a constant says which one. */
  readonly tells: boolean;
  /** It adds members to an object that has these already. */
  readonly addsTo?: ReadonlySet<string>;
  /** Names that are secrets in another branch for the same place. */
  readonly secrets?: readonly string[];
  /** An item of a list, which is numbered; one with a place of its own may have a title of its own instead. */
  readonly item?: {
    readonly list: string;
    readonly index: number;
    readonly isFixed: boolean;
  };
}

/** Makes the fields of one document's schemas. */
export interface FieldMaker {
  readonly document: SchemaDocument;
  readonly toField: (schema: unknown, place: FieldPlace) => Field;
}

/** What every field takes from its schema. */
export function toFieldBase(
  schema: unknown,
  place: FieldPlace,
  nullable = false,
) {
  const { path, name, key, required, depends } = place;
  const examples = ownValue(schema, "examples");
  const given = ownValue(schema, "default");
  const example = ownValue(schema, "placeholder") ?? ownValue(examples, 0);
  return {
    path,
    name,
    key,
    label: toLabel(toLabelText(ownValue(schema, "title")), place),
    help: toHelp(schema),
    required,
    depends,
    nullable,
    deprecated: ownValue(schema, "deprecated") === true,
    readOnly: ownValue(schema, "readOnly") === true,
    default: given === null && !nullable ? undefined : given,
    placeholder: typeof example === "number"
      ? String(example)
      : toText(example),
    group: toText(ownValue(schema, "group")),
  };
}

/** The schema's description, null where it has none. */
export function toHelp(schema: unknown): string | null {
  const description = toText(ownValue(schema, "description"));
  return description === undefined ? null : toHelpText(description) || null;
}

function toLabel(title: string | undefined, { key, item }: FieldPlace): string {
  if (!item) return title ?? humanize(key);
  if (item.isFixed && title !== undefined) return title;
  return `${title ?? item.list} ${item.index + 1}`;
}

export function toTextLimits(schema: unknown) {
  return {
    minLength: toNumber(ownValue(schema, "minLength")),
    maxLength: toNumber(ownValue(schema, "maxLength")),
    pattern: toText(ownValue(schema, "pattern")),
    patternHint: toText(ownValue(schema, "pattern_descriptor")),
  };
}

export function toNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function toText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
