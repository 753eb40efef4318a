import type { Field } from "./field.ts";
import {
  type FieldMaker,
  type FieldPlace,
  toFieldBase,
  toNumber,
} from "./field_base.ts";
import { isNullable } from "./field_kind.ts";
import { isObject, listOf } from "./json_value.ts";
import { memoize } from "./memo.ts";
import { joinName, joinPath } from "./paths.ts";
import type { Shape } from "./shape.ts";

/** A list whose items may be anything is one JSON editor: better than one for each item. */
export function toList(
  { toField }: FieldMaker,
  shape: Shape,
  place: FieldPlace,
): Field {
  const { schema, parts } = shape.flat;
  const first = listOf(schema.prefixItems);
  const { items } = schema;
  const base = toFieldBase(schema, place, isNullable(shape));
  const hasItems = isObject(items) && Object.keys(items).length > 0;
  if (!hasItems && first.length === 0) {
    return { ...base, nullable: false, kind: "json" };
  }
  const most = toNumber(schema.maxItems) ?? Infinity;
  const makeItem = (index: number) =>
    toField(index < first.length ? first[index] : items ?? true, {
      path: joinPath(place.path, index),
      name: joinName(place.name, index),
      key: String(index),
      required: true,
      depends: false,
      depth: place.depth + 1,
      around: [...place.around, parts],
      isBranch: false,
      tells: false,
      item: { list: base.label, index, isFixed: index < first.length },
    });
  return {
    ...base,
    kind: "list",
    prefix: first.length,
    minItems: toNumber(schema.minItems) ?? 0,
    maxItems: items === false ? Math.min(most, first.length) : most,
    unique: schema.uniqueItems === true,
    makeItem: memoize(makeItem),
  };
}
