import { toBranch } from "./branch.ts";
import { toBranchLabels } from "./branch_labels.ts";
import type { ChooserField } from "./field.ts";
import { type FieldMaker, type FieldPlace, toFieldBase } from "./field_base.ts";
import { isNullable, plainTypes } from "./field_kind.ts";
import { type FlatSchema, toFlatSchema } from "./flat_schema.ts";
import { secretsOf } from "./schema_parts.ts";
import type { SchemaDocument } from "./schema_document.ts";
import type { Shape } from "./shape.ts";

/** For a whole place: `oneOf`, `anyOf`, or several types. */
export function toChooser(
  { document, toField }: FieldMaker,
  shape: Shape,
  place: FieldPlace,
): ChooserField {
  const shared = toShared(shape);
  const options = shape.branches ??
    plainTypes(shape).map((type) => ({ type }));
  const flats = options.map((option) => toFlatSchema(document, option));
  const secrets = flats.flatMap(({ schema }) => secretsOf(schema));
  const labels = toBranchLabels(document, flats);
  return {
    ...toFieldBase(shape.flat.schema, place, isNullable(shape)),
    kind: "chooser",
    recursive: isOnDemand(document, shape.flat, place),
    branches: flats.map((option, index) => {
      const schema = { allOf: [options[index], shared] };
      const inside = { ...toBranchPlace(place, index, shape.flat), secrets };
      const make = () => toField(schema, inside);
      const label = labels[index] ?? "";
      return toBranch(document, { label, option, schema, make });
    }),
  };
}

export function toBranchPlace(
  place: FieldPlace,
  index: number,
  { parts }: FlatSchema,
): FieldPlace {
  return {
    ...place,
    name: `${place.name}.\\${index}`,
    required: true,
    depends: false,
    depth: place.depth + 1,
    around: [...place.around, parts],
    isBranch: true,
    tells: false,
  };
}

/** Whether a place stands inside its like, or in a document of which one cannot draw all. */
export function isOnDemand(
  document: SchemaDocument,
  flat: FlatSchema,
  { around }: FieldPlace,
): boolean {
  const parts = [...flat.parts];
  const isReferred = parts.some((part) => "$ref" in part);
  return around.some((known) => parts.some((part) => known.has(part))) ||
    (around.length > 0 && isReferred && document.isTangled());
}

/** Said of the place, and not again of each branch. */
const ANNOTATIONS = ["title", "description", "default", "examples", "order"]
  .concat(["group", "placeholder", "deprecated", "readOnly", "nullable"]);

/** What holds in every branch. */
function toShared({ flat: { schema, conditions }, further }: Shape): object {
  const limits = Object.entries(schema)
    .filter(([keyword]) => !ANNOTATIONS.includes(keyword));
  const parts = [
    ...conditions.map(({ test, sides: [then = true, otherwise = true] }) => ({
      if: test,
      then,
      else: otherwise,
    })),
    ...further.map((list) => ({ anyOf: list })),
  ];
  return {
    ...Object.fromEntries(limits),
    ...(parts.length > 0 ? { allOf: parts } : {}),
  };
}
