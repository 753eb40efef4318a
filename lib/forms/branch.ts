import type { Branch, Field } from "./field.ts";
import { toHelp } from "./field_base.ts";
import { type FlatSchema, toFlatSchema } from "./flat_schema.ts";
import { holds } from "./holds.ts";
import { isSame, listOf } from "./json_value.ts";
import { lazily } from "./memo.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

export interface BranchParts {
  /** One of `toBranchLabels`. */
  readonly label: string;
  /** One of the list, as the schema has it. */
  readonly option: FlatSchema;
  /** All that holds in the branch. */
  readonly schema: unknown;
  readonly make: () => Field;
}

export function toBranch(
  document: SchemaDocument,
  { label, option, schema, make }: BranchParts,
): Branch {
  const constants = lazily(() => constantsOf(document, option));
  const field = lazily(make);
  return {
    label,
    help: toHelp(option.schema),
    get field() {
      return field();
    },
    accepts: (value) => holds(document, schema, value),
    resembles: (value) =>
      constants().length > 0
        ? constants().every(([key, constant]) =>
          isSame(ownValue(value, key), constant)
        )
        : holds(document, likenessOf(option), value),
  };
}

/** What a value that is meant for the schema at least has. */
function likenessOf({ schema: { type, const: constant } }: FlatSchema): object {
  return constant === undefined ? { type } : { type, const: constant };
}

type Constants = readonly (readonly [key: string, value: unknown])[];

/** The properties that can have one value only. */
export function constantsOf(
  document: SchemaDocument,
  { schema }: FlatSchema,
): Constants {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const { schema } = toFlatSchema(document, property);
    const values = schema.const === undefined
      ? listOf(schema.enum)
      : [schema.const];
    return values.length === 1 ? [[key, values[0]] as const] : [];
  });
}
