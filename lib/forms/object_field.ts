import { toBranch } from "./branch.ts";
import { isOnDemand, toBranchPlace } from "./chooser_field.ts";
import type { ChooserField, Field, ObjectField } from "./field.ts";
import { type FieldMaker, type FieldPlace, toFieldBase } from "./field_base.ts";
import { isNullable } from "./field_kind.ts";
import { holds } from "./holds.ts";
import { entriesIn, listOf } from "./json_value.ts";
import { toMap } from "./map_field.ts";
import { lazily, memoize } from "./memo.ts";
import { joinName, joinPath, ownValue } from "./paths.ts";
import { conditionalNames } from "./schema_parts.ts";
import { type Shape, toShape } from "./shape.ts";

export function toObject(
  maker: FieldMaker,
  schema: unknown,
  place: FieldPlace,
  shape = toShape(maker.document, schema, { asObject: true }),
): ObjectField {
  const withSides = memoize((sides: string): ObjectField =>
    sides === "" ? object : makeObject(maker, place, {
      shape: toShape(maker.document, schema, { sides, asObject: true }),
      sides,
      withSides,
    })
  );
  const object = makeObject(maker, place, { shape, sides: "", withSides });
  return object;
}

type Sides =
  & { readonly shape: Shape }
  & Pick<ObjectField, "sides" | "withSides">;

function makeObject(
  maker: FieldMaker,
  place: FieldPlace,
  { shape, sides, withSides }: Sides,
): ObjectField {
  const { flat } = shape;
  const fields = lazily(() => toMembers(maker, shape, place));
  const choosers = lazily(() =>
    shape.inline.map((options, index) =>
      toMemberChooser(maker, options, {
        ...place,
        name: `${place.name}.\\c${index}`,
      }, shape)
    )
  );
  const others = lazily(() => toMap(maker, shape, place));
  return {
    ...toFieldBase(flat.schema, place, isNullable(shape)),
    kind: "object",
    recursive: isOnDemand(maker.document, flat, place),
    conditions: flat.conditions.length,
    sides,
    withSides,
    sidesFor: (value) =>
      flat.conditions.map(({ test }) =>
        holds(maker.document, test, value) ? "1" : "0"
      ).join(""),
    get fields() {
      return fields();
    },
    get choosers() {
      return choosers();
    },
    get others() {
      return place.addsTo === undefined ? others() : null;
    },
  };
}

/** One for each property that can be there, by `order` where it is given. */
function toMembers(
  { toField }: FieldMaker,
  { flat }: Shape,
  place: FieldPlace,
): readonly Field[] {
  const required = new Set(listOf(flat.schema.required));
  const sometimes = new Set(
    [...flat.parts].flatMap((part) => [...conditionalNames(part)]),
  );
  const properties = entriesIn(flat.schema.properties)
    .filter(([key, property]) => property !== false && !place.addsTo?.has(key))
    .map(([key, property]) => ({ key, property, order: orderOf(property) }))
    .sort((a, b) => a.order === b.order ? 0 : a.order - b.order);
  const around = [...place.around, flat.parts];
  return properties.map(({ key, property }) =>
    toField(property, {
      key,
      path: joinPath(place.path, key),
      name: joinName(place.name, key),
      required: required.has(key),
      depends: sometimes.has(key) && !required.has(key),
      depth: place.depth + 1,
      around,
      isBranch: false,
      tells: place.isBranch,
    })
  );
}

function orderOf(property: unknown): number {
  const order = ownValue(property, "order");
  return typeof order === "number" ? order : Infinity;
}

/** Its branches add members to the object that it stands in, beside the object's own. */
function toMemberChooser(
  maker: FieldMaker,
  options: readonly unknown[],
  place: FieldPlace,
  { flat }: Shape,
): ChooserField {
  const own = new Set(Object.keys(flat.schema.properties ?? {}));
  return {
    ...toFieldBase({ title: "Choose one" }, { ...place, required: true }),
    kind: "chooser",
    recursive: false,
    branches: options.map((option, index) =>
      toBranch(maker.document, {
        option,
        index,
        schema: option,
        make: () =>
          toObject(maker, option, {
            ...toBranchPlace(place, index, flat),
            addsTo: own,
          }),
      })
    ),
  };
}
