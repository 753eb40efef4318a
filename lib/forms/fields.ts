import type { JsonSchema } from "../catalog/entry.ts";
import { toChoiceOptions } from "./choices.ts";
import type { Field, ItemField, JsonField, ObjectField } from "./field.ts";
import {
  type FieldPlace,
  toFieldBase,
  toNumber,
  toTextLimits,
} from "./field_base.ts";
import { kindOf, textKind } from "./field_kind.ts";
import { joinPath, ownValue } from "./paths.ts";
import { conditionalNames, invitesOthers } from "./schema_parts.ts";

/** Deeper objects become JSON editors: nobody fills in a form of that depth. */
const MAX_DEPTH = 16;

/**
 * A schema as a tree of fields. Total: whatever cannot be drawn becomes a JSON
 * field, so nothing is dropped and nothing throws. Pure, and safe in a browser.
 */
export function toFieldTree(schema: JsonSchema, path = "config"): ObjectField {
  return toObject(schema, {
    path,
    key: path,
    required: true,
    depends: false,
    depth: 0,
  });
}

/** With how many objects are around it. */
interface Place extends FieldPlace {
  readonly depth: number;
}

function toField(schema: unknown, place: Place): Field {
  switch (kindOf(schema)) {
    case "choice":
    case "string":
    case "number":
    case "integer":
      return toItem(schema, place);
    case "secret": {
      const multiline = ownValue(schema, "multiline") === true;
      const base = toFieldBase(schema, place);
      return { ...base, ...toTextLimits(schema), kind: "secret", multiline };
    }
    case "boolean":
      return { ...toFieldBase(schema, place), kind: "boolean" };
    case "array":
      return toList(schema, place);
    case "object":
      return place.depth < MAX_DEPTH
        ? toObject(schema, place)
        : toJson(schema, place);
    default:
      return toJson(schema, place);
  }
}

function toObject(schema: unknown, place: Place): ObjectField {
  const base = toFieldBase(schema, place);
  const required = ownValue(schema, "required");
  const sometimes = conditionalNames(schema);
  const properties = Object.entries(ownValue(schema, "properties") ?? {});
  return {
    ...base,
    kind: "object",
    fields: properties.map(([key, property]) =>
      toField(property, {
        key,
        path: joinPath(place.path, key),
        required: Array.isArray(required) && required.includes(key),
        depends: sometimes.has(key),
        depth: place.depth + 1,
      })
    ),
    rest: toRest(base),
    open: invitesOthers(schema),
  };
}

/** Its path ends in a name that no property can have: `joinPath` doubles a backslash. */
function toRest(object: Pick<ObjectField, "path">): JsonField {
  return {
    kind: "json",
    path: `${object.path}.\\rest`,
    key: "",
    label: "Other values",
    help: 'As JSON, such as {"name": "value"}',
    required: false,
    depends: false,
    default: undefined,
    placeholder: undefined,
  };
}

function toList(schema: unknown, place: Place): Field {
  const items = ownValue(schema, "items");
  const kind = kindOf(items);
  if (
    ownValue(schema, "prefixItems") !== undefined ||
    !["string", "number", "integer", "choice"].includes(kind)
  ) return toJson(schema, place);
  const path = joinPath(place.path, 0);
  return {
    ...toFieldBase(schema, place),
    kind: "list",
    item: toItem(items, { ...place, path, key: "0", required: false }),
    minItems: toNumber(ownValue(schema, "minItems")) ?? 0,
    maxItems: toNumber(ownValue(schema, "maxItems")) ?? Infinity,
  };
}

/** The kinds that can also be items of a list. */
function toItem(schema: unknown, place: Place): ItemField {
  const base = toFieldBase(schema, place);
  const kind = kindOf(schema);
  if (kind === "choice") {
    return { ...base, kind, options: toChoiceOptions(schema) };
  }
  if (kind !== "number" && kind !== "integer") {
    return { ...base, ...toTextLimits(schema), kind: textKind(schema) };
  }
  return {
    ...base,
    kind: "number",
    integer: kind === "integer",
    min: toNumber(ownValue(schema, "minimum")),
    max: toNumber(ownValue(schema, "maximum")),
    multipleOf: toNumber(ownValue(schema, "multipleOf")),
  };
}

function toJson(schema: unknown, place: Place): JsonField {
  return { ...toFieldBase(schema, place), kind: "json" };
}
