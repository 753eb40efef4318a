import { type FlatSchema, toFlatSchema } from "./flat_schema.ts";
import { mergeKeyword } from "./merge_keyword.ts";
import { type Choice, choicesOf, toLabels } from "./option_choices.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** One of a `oneOf` or `anyOf`. */
export interface Option {
  readonly schema: unknown;
  readonly flat: FlatSchema;
}

/** Of an object with properties of its own: options that a property names are conditions; others add members. */
export function addMembers(
  document: SchemaDocument,
  { flat, inline }: { flat: FlatSchema; inline: (readonly unknown[])[] },
  options: readonly Option[],
): void {
  const own = flat.schema.properties ?? {};
  const key = Object.keys(own).find((key) =>
    options.every((option) => constantsOf(document, option, key).length > 0)
  );
  if (key !== undefined) {
    const all = options.flatMap((option) => constantsOf(document, option, key));
    mergeKeyword(flat.schema, "properties", {
      [key]: {
        enum: all.map(({ value }) => value),
        "x-enum-labels": toLabels(all),
      },
    });
    flat.conditions.push(...options.map(({ schema, flat }) => ({
      test: {
        required: [key],
        properties: { [key]: ownValue(flat.schema.properties, key) },
      },
      sides: [schema, undefined] as const,
    })));
  } else if (options.some((option) => addsMembers(own, option))) {
    inline.push(options.map(({ schema }) => schema));
  }
}

/** The values that an option names for a property, labelled by the option. */
function constantsOf(
  document: SchemaDocument,
  { flat }: Option,
  key: string,
): readonly Choice[] {
  const property = ownValue(flat.schema.properties, key);
  if (property === undefined) return [];
  const choices = choicesOf(toFlatSchema(document, property));
  return choices.map(({ value, label }) => ({
    value,
    label: label ?? (choices.length === 1 ? flat.schema.title : undefined),
  }));
}

function addsMembers(own: object, { flat }: Option): boolean {
  const { properties, patternProperties, additionalProperties } = flat.schema;
  return flat.options.length + flat.conditions.length > 0 ||
    patternProperties !== undefined ||
    typeof additionalProperties === "object" ||
    Object.keys(properties ?? {}).some((key) => !Object.hasOwn(own, key));
}
