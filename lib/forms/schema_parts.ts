import { ownValue } from "./paths.ts";

/** Names that a condition of the schema may make required: `if`/`then`/`else`, branches, dependents. */
export function conditionalNames(schema: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of partsOf(schema)) addStrings(names, part, "required");
  for (const part of [schema, ...partsOf(schema)]) {
    for (const keyword of ["dependentRequired", "dependencies"]) {
      const dependents = ownValue(part, keyword);
      for (const key of keysOf(dependents)) addStrings(names, dependents, key);
    }
  }
  return names;
}

/**
 * Whether an object may hold members that its `properties` do not name, as far
 * as the schema invites them. One that is silent about it invites none.
 */
export function invitesOthers(schema: unknown): boolean {
  const properties = ownValue(schema, "properties");
  const own = new Set(keysOf(properties));
  if (ownValue(schema, "patternProperties") !== undefined) return true;
  const others = ownValue(schema, "additionalProperties");
  if (others === false) return false;
  if (others !== undefined || properties === undefined) return true;
  if (ownValue(schema, "$ref") !== undefined) return true;
  return partsOf(schema).some((part) =>
    ownValue(part, "$ref") !== undefined ||
    keysOf(ownValue(part, "properties")).some((key) => !own.has(key))
  );
}

/** The schemas that apply to the same value under some condition, at any depth. */
function partsOf(schema: unknown): readonly unknown[] {
  const parts = [
    ...["then", "else"].map((keyword) => ownValue(schema, keyword)),
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
      const branches = ownValue(schema, keyword);
      return Array.isArray(branches) ? branches : [];
    }),
    ...Object.values(ownValue(schema, "dependentSchemas") ?? {}),
    ...Object.values(ownValue(schema, "dependencies") ?? {}),
  ].filter((part) => typeof part === "object" && part !== null);
  return parts.flatMap((part) => [part, ...partsOf(part)]);
}

function keysOf(object: unknown): readonly string[] {
  return typeof object === "object" && object !== null && !Array.isArray(object)
    ? Object.keys(object)
    : [];
}

function addStrings(names: Set<string>, object: unknown, key: string): void {
  const list = ownValue(object, key);
  if (!Array.isArray(list)) return;
  for (const name of list) if (typeof name === "string") names.add(name);
}
