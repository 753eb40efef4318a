import type { MapField } from "./field.ts";
import type { FieldMaker, FieldPlace } from "./field_base.ts";
import { matches } from "./matches.ts";
import { entriesIn } from "./json_value.ts";
import { memoize } from "./memo.ts";
import { joinName, joinPath } from "./paths.ts";
import { secretNames } from "./schema_parts.ts";
import type { Shape } from "./shape.ts";

/** The members of an object that its `properties` do not name. */
export function toMap(
  { toField }: FieldMaker,
  { flat, inline }: Shape,
  place: FieldPlace,
): MapField {
  const { schema, parts, conditions } = flat;
  const isAlone = schema.properties === undefined &&
    inline.length + conditions.length === 0;
  const name = `${place.name}.\\more`;
  const secrets = new Set([
    ...[...parts].flatMap((part) => [...secretNames(part)]),
    ...place.secrets ?? [],
  ]);
  const more = schema.additionalProperties ?? schema.unevaluatedProperties;
  const schemaOf = memoize((key: string) => ({
    allOf: [
      ...patternSchemas(schema, key),
      // A credential of a side or branch that does not hold is no text to show.
      ...(secrets.has(key) ? [{ type: "string", writeOnly: true }] : []),
    ],
  }));
  return {
    kind: "map",
    path: place.path,
    name,
    label: isAlone ? "Values" : "Other values",
    help: null,
    open: schema.patternProperties !== undefined ||
      (more === undefined ? isAlone : more !== false),
    makeRow: (index, key) => {
      const { allOf } = schemaOf(key);
      return toField(allOf.length > 0 ? { allOf } : more || true, {
        key,
        path: joinPath(place.path, key),
        name: joinName(name, index),
        required: true,
        depends: false,
        depth: place.depth + 1,
        around: [...place.around, parts],
        isBranch: false,
        tells: false,
      });
    },
  };
}

function patternSchemas(
  schema: Record<string, unknown>,
  key: string,
): readonly unknown[] {
  return entriesIn(schema.patternProperties)
    .filter(([pattern]) => matches(pattern, key))
    .map(([, property]) => property);
}
