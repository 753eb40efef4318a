import { addSchema, type FlatSchema, toFlatSchema } from "./flat_schema.ts";
import { isSame } from "./json_value.ts";
import { addMembers, type Option } from "./member_options.ts";
import { mergeKeyword, mergeTypes, typesOf } from "./merge_keyword.ts";
import { choicesOf, toLabels } from "./option_choices.ts";
import { ownValue } from "./paths.ts";
import type { SchemaDocument } from "./schema_document.ts";

/** A place's schema, with its `oneOf` and `anyOf` told apart by what a form can make of them. */
export interface Shape {
  readonly flat: FlatSchema;
  /** Null is one of the options. */
  nullable: boolean;
  /** Schemas of which one is chosen for the whole place. */
  branches: readonly unknown[] | null;
  /** Lists of schemas of which one is chosen to add members. */
  readonly inline: (readonly unknown[])[];
  /** Further lists, that each of the branches has to choose from too. */
  readonly further: (readonly unknown[])[];
}

export interface ShapeOptions {
  /** Which sides of the conditions hold; see `ObjectField.sidesFor`. */
  readonly sides?: string;
  /** The place is drawn as an object, whatever its schema says. */
  readonly asObject?: boolean;
}

export function toShape(
  document: SchemaDocument,
  schema: unknown,
  { sides = "", asObject = false }: ShapeOptions = {},
): Shape {
  const flat = toFlatSchema(document, schema);
  const shape: Shape = {
    flat,
    nullable: false,
    branches: null,
    inline: [],
    further: [],
  };
  settleOptions(document, shape, asObject);
  for (let i = 0; i < sides.length && i < flat.conditions.length; i++) {
    const side = flat.conditions[i]?.sides[sides[i] === "1" ? 0 : 1];
    addSchema(document, flat, side);
    settleOptions(document, shape, asObject);
  }
  return shape;
}

function settleOptions(
  document: SchemaDocument,
  shape: Shape,
  asObject: boolean,
): void {
  const { flat } = shape;
  for (let list = flat.options.shift(); list; list = flat.options.shift()) {
    const options = possibleOptions(document, shape, list);
    const [first] = options;
    const isDrawn = first !== undefined && !addChoices(shape, options);
    if (!isDrawn) continue;
    if (options.length === 1) addSchema(document, flat, first.schema);
    else if (asObject || ownValue(flat.schema, "properties") !== undefined) {
      addMembers(document, shape, options);
    } else if (!areAlike(flat, options)) {
      const schemas = options.map(({ schema }) => schema);
      if (shape.branches === null) shape.branches = schemas;
      else shape.further.push(schemas);
    }
  }
}

/** Those that some value could be of, but for null. */
function possibleOptions(
  document: SchemaDocument,
  shape: Shape,
  list: readonly unknown[],
): readonly Option[] {
  const types = typesOf(shape.flat.schema.type);
  const options = list
    .map((schema) => ({
      schema,
      flat: toFlatSchema(document, schema, shape.flat.parts),
    }))
    .filter(({ flat }) => {
      const own = typesOf(flat.schema.type);
      const fits = types.length === 0 || own.length === 0 ||
        mergeTypes(types, own).length > 0;
      return fits && !flat.never && !flat.loops;
    });
  const others = options.filter(({ flat }) => !isNull(flat.schema));
  if (others.length === 0) return options;
  if (others.length < options.length) shape.nullable = true;
  return others;
}

function isNull(schema: unknown): boolean {
  const types = typesOf(ownValue(schema, "type"));
  return (types.length === 1 && types[0] === "null") ||
    ownValue(schema, "const") === null ||
    isSame(ownValue(schema, "enum"), [null]);
}

/** Options that each list their values become one `enum`. */
function addChoices({ flat }: Shape, options: readonly Option[]): boolean {
  const choices = options.map(({ flat }) => choicesOf(flat));
  if (choices.some((list) => list.length === 0)) return false;
  if (flat.schema.const !== undefined) return true;
  const all = choices.flat();
  mergeKeyword(flat.schema, "enum", all.map(({ value }) => value));
  mergeKeyword(flat.schema, "x-enum-labels", toLabels(all));
  return true;
}

const PLAIN: ReadonlySet<unknown> = new Set(
  ["string", "number", "integer", "boolean"],
);

/** Whether all of them are one plain type, told apart by limits only: then one control serves. */
function areAlike({ schema }: FlatSchema, options: readonly Option[]): boolean {
  const own = typesOf(schema.type);
  const types = new Set(
    options.flatMap(({ flat }) => {
      const types = typesOf(flat.schema.type);
      return types.length > 0 ? types : own.length > 0 ? own : [""];
    }),
  );
  // A whole number is no other kind than a number.
  if (types.has("number")) types.delete("integer");
  const [type] = types;
  if (types.size !== 1 || !PLAIN.has(type)) return false;
  if (own.length === 0) mergeKeyword(schema, "type", type);
  return options.every(({ flat: { schema, options } }) =>
    schema.title === undefined && schema.const === undefined &&
    schema.enum === undefined && options.length === 0
  );
}
