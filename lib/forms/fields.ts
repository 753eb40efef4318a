import { toChooser } from "./chooser_field.ts";
import { toChoiceOptions } from "./choices.ts";
import type { Field, ObjectField } from "./field.ts";
import {
  type FieldMaker,
  type FieldPlace,
  toFieldBase,
  toNumber,
  toText,
  toTextLimits,
} from "./field_base.ts";
import {
  isNullable,
  kindOf,
  plainTypes,
  type SchemaKind,
  textKind,
} from "./field_kind.ts";
import { toList } from "./list_field.ts";
import { toObject } from "./object_field.ts";
import { typesOf } from "./merge_keyword.ts";
import { toDocument } from "./schema_document.ts";
import { type Shape, toShape } from "./shape.ts";

/** Deeper places become JSON editors: nobody fills in a form of that depth. */
const MAX_DEPTH = 24;

/**
 * A schema as a tree of fields. Total: whatever cannot be drawn becomes a JSON
 * field, so nothing is dropped and nothing throws. Pure, and safe in a browser.
 * What depends on the value (conditions, branches, items) is made when asked for.
 */
export function toFieldTree(schema: object, path = "config"): ObjectField {
  return toObject(makerOf(schema), schema, toRoot(path));
}

/** The same for a schema whose values may be of any kind. */
export function toRootField(schema: unknown, path = "config"): Field {
  return toField(makerOf(schema), schema, toRoot(path));
}

function toRoot(path: string): FieldPlace {
  return {
    path,
    name: path,
    key: path,
    required: true,
    depends: false,
    depth: 0,
    around: [],
    isBranch: false,
    tells: false,
  };
}

function makerOf(root: unknown): FieldMaker {
  const maker: FieldMaker = {
    document: toDocument(root),
    toField: (schema, place) => toField(maker, schema, place),
  };
  return maker;
}

function toField(maker: FieldMaker, schema: unknown, place: FieldPlace): Field {
  const shape = toShape(maker.document, schema);
  const kind = kindOf(shape);
  switch (place.depth > MAX_DEPTH ? "json" : kind) {
    case "object":
      return toObject(maker, schema, place, shape);
    case "array":
      return toList(maker, shape, place);
    case "chooser":
      return toChooser(maker, shape, place);
    default:
      return toLeaf(shape, kind, place);
  }
}

function toLeaf(shape: Shape, kind: SchemaKind, place: FieldPlace): Field {
  const { flat: { schema } } = shape;
  const base = toFieldBase(schema, place, isNullable(shape));
  switch (kind) {
    case "const": {
      const value = schema.const ?? null;
      if (place.required || place.tells) {
        return { ...base, nullable: false, kind: "const", value };
      }
      const options = toChoiceOptions({ ...schema, enum: [value] }, false);
      return { ...base, nullable: false, kind: "choice", options };
    }
    case "choice": {
      const options = toChoiceOptions(schema, shape.nullable);
      return { ...base, nullable: false, kind: "choice", options };
    }
    case "secret":
      return {
        ...base,
        ...toTextLimits(schema),
        kind: "secret",
        multiline: textKind(schema) === "textarea",
        holds: toHeld(plainTypes(shape)),
      };
    case "string": {
      const limits = toTextLimits(schema);
      const format = toText(schema.format);
      return { ...base, ...limits, kind: textKind(schema), format };
    }
    case "number":
      return { ...base, ...toRange(schema), kind: "number" };
    case "boolean":
      return { ...base, kind: "boolean" };
    default:
      return { ...base, nullable: false, kind: "json" };
  }
}

function toHeld(types: readonly string[]): "text" | "number" | "json" {
  const [type = "string"] = types;
  if (types.length > 1) return "json";
  return type === "string" ? "text" : type === "number" ? "number" : "json";
}

function toRange(schema: Record<string, unknown>) {
  const integer =
    typesOf(schema.type).every((type) =>
      type === "integer" || type === "null"
    ) && schema.type !== undefined;
  const step = integer ? 1 : 0;
  const above = toNumber(schema.exclusiveMinimum);
  const below = toNumber(schema.exclusiveMaximum);
  return {
    integer,
    min: toNumber(schema.minimum) ??
      (above === undefined ? undefined : above + step),
    max: toNumber(schema.maximum) ??
      (below === undefined ? undefined : below - step),
    multipleOf: toNumber(schema.multipleOf),
  };
}
