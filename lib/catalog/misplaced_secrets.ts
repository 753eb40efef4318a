import { isSecret } from "../forms/field_kind.ts";
import { type SchemaFault, toPointer } from "../forms/schema_pointer.ts";

/** Their keys are names, not keywords. */
const MAPS: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "dependencies",
]);

/** They hold values, not schemas. */
const VALUES: ReadonlySet<string> = new Set([
  "const",
  "enum",
  "default",
  "examples",
]);

/**
 * Secrets among what is not sealed: config is stored in clear and shown again,
 * so a credential belongs into authSchema.
 */
export function findMisplacedSecrets(
  schema: unknown,
  place: readonly string[] = [],
): readonly SchemaFault[] {
  if (!(schema instanceof Object)) return [];
  const faults: SchemaFault[] = isSecret(schema)
    ? [{
      pointer: toPointer(place),
      message: "is a secret: move it to authSchema, where it is sealed",
    }]
    : [];
  for (const [keyword, inner] of Object.entries(schema)) {
    if (VALUES.has(keyword) || !(inner instanceof Object)) continue;
    const below = [...place, keyword];
    const parts = MAPS.has(keyword) || Array.isArray(inner)
      ? Object.entries(inner)
      : [[null, inner] as const];
    for (const [name, part] of parts) {
      faults.push(
        ...findMisplacedSecrets(part, name === null ? below : [...below, name]),
      );
    }
  }
  return faults;
}
