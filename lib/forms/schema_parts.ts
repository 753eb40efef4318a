import { isSecret } from "./field_kind.ts";
import { entriesIn } from "./json_value.ts";
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

/** Names of secrets that stand in a part of the schema that may hold or not. */
export function secretNames(schema: unknown): readonly string[] {
  return partsOf(schema).flatMap(secretsOf);
}

/** Names of the properties that are secrets. */
export function secretsOf(schema: unknown): readonly string[] {
  return entriesIn(ownValue(schema, "properties"))
    .filter(([, property]) => isSecret(property))
    .map(([key]) => key);
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
