import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { TSchema } from "typebox";
import { toSchemaFault } from "../forms/schema_faults.ts";
import type { SchemaFault } from "../forms/schema_pointer.ts";

/** The faults of a value by a schema of ours; none when it fits. */
export function findFaults(
  schema: TSchema,
  value: unknown,
): readonly SchemaFault[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  addFormats.default(ajv);
  ajv.validate(schema, value);
  return (ajv.errors ?? []).map(toSchemaFault);
}
