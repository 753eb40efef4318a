import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { createMeteredAjv } from "./ajv.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { isObject } from "./json_value.ts";
import { memoize } from "./memo.ts";
import { Meter } from "./meter.ts";
import { toMeteredSchema } from "./metered_schema.ts";
import { findPatternFaults, findRefFaults } from "./part_faults.ts";
import { findLimitFaults } from "./schema_limits.ts";
import { escapeToken, type SchemaFault } from "./schema_pointer.ts";

const UNKNOWN_DIALECT: SchemaFault = {
  pointer: "/$schema",
  message:
    "must be that of draft 2020-12 or draft 7; other drafts are not read",
};

/**
 * Everything that keeps a schema from being used, each at its place: a limit
 * that it goes beyond, its dialect, what the meta-schema says, a broken or
 * unbounded pattern, a reference that leads nowhere or to another document.
 */
export function findSchemaFaults(schema: unknown): readonly SchemaFault[] {
  const limits = findLimitFaults(schema);
  if (limits.length > 0) return limits;
  if (typeof schema === "boolean") return [];
  const dialect = dialectOf(schema);
  if (dialect === null) return [UNKNOWN_DIALECT];
  const faults = findMetaFaults(schema, dialect);
  if (faults.length > 0 || !isObject(schema)) return faults;
  const broken = [...findPatternFaults(schema), ...findRefFaults(schema)];
  return broken.length > 0 ? broken : findCompileFaults(schema, dialect);
}

/** Of a value's faults by a schema, as an author of JSON reads them. */
export function toSchemaFault(
  { instancePath, message, params }: ErrorObject,
): SchemaFault {
  const extra: unknown = params.additionalProperty ?? params.propertyName;
  if (typeof extra === "string") {
    return {
      pointer: `${instancePath}/${escapeToken(extra)}`,
      message: "is not a name that may stand here",
    };
  }
  const allowed: unknown = params.allowedValues ?? params.allowedValue;
  const values = allowed === undefined ? "" : `: ${JSON.stringify(allowed)}`;
  return { pointer: instancePath, message: `${message}${values}` };
}

const META_IDS: Readonly<Record<Dialect, string>> = {
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema",
};

const metaValidator = memoize((dialect: Dialect): Ajv => {
  const options: Options = {
    allErrors: true,
    strict: false,
    logger: false,
    // Patterns are judged apart, by what will match them.
    validateFormats: false,
  };
  return dialect === "draft-07" ? new Ajv(options) : new Ajv2020(options);
});

function findMetaFaults(schema: unknown, dialect: Dialect): SchemaFault[] {
  const ajv = metaValidator(dialect);
  ajv.validate(META_IDS[dialect], schema);
  const faults = (ajv.errors ?? []).map(toSchemaFault).map(withTupleHint);
  // Each branch of a keyword's meta-schema complains; the first says it best.
  const firsts = new Map(
    faults.toReversed().map((fault) => [fault.pointer, fault]),
  );
  return [...firsts.values()].reverse();
}

function withTupleHint(fault: SchemaFault): SchemaFault {
  const isItems = fault.pointer.endsWith("/items") &&
    fault.message === "must be object,boolean";
  return isItems
    ? {
      ...fault,
      message:
        "must be one schema; a list of them is called prefixItems in draft 2020-12, and items where $schema names draft 7",
    }
    : fault;
}

/** Whatever else Ajv has against it, such as two schemas of one `$id`; it does not say where. */
function findCompileFaults(schema: object, dialect: Dialect): SchemaFault[] {
  try {
    createMeteredAjv(dialect, new Meter()).compile({
      ...toMeteredSchema(schema),
      $async: false,
    });
    return [];
  } catch (error) {
    return [{ pointer: "", message: `does not compile: ${messageOf(error)}` }];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
