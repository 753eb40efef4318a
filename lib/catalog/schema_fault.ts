import {
  Ajv,
  type ErrorObject,
  MissingRefError,
  type Options,
  type ValidateFunction,
} from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { TSchema } from "typebox";
import type { JsonSchema } from "./entry.ts";

/** A place in a JSON document (RFC 6901; "" is all of it) and what is wrong there. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

type IsFault = (name: string, value: unknown) => boolean;

const DRAFT_7 = /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/;

const DRAFT_2020 = /^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;

const UNKNOWN_DIALECT: Fault = {
  pointer: "/$schema",
  message: "must be that of draft 2020-12 or draft 7",
};

/** Entries use hints that Ajv does not know, so strict mode is off; all faults are told at once. */
const OPTIONS: Options = { allErrors: true, strict: false, logger: false };

const compiled = new WeakMap<TSchema, ValidateFunction>();

/** The faults of a value by a schema of ours, which is compiled once; none when it fits. */
export function findFaults(schema: TSchema, value: unknown): Fault[] {
  const validate = compiled.get(schema) ?? createAjv().compile(schema);
  compiled.set(schema, validate);
  validate(value);
  return (validate.errors ?? []).map(toFault);
}

/**
 * What keeps a schema from compiling, at its place in the schema; none when it
 * compiles. Draft 7 where `$schema` says so, else 2020-12.
 */
export function findSchemaFaults(schema: JsonSchema): Fault[] {
  if (!isKnownDialect(schema.$schema)) return [UNKNOWN_DIALECT];
  const ajv = createAjv(schema.$schema);
  ajv.validateSchema(schema);
  if (ajv.errors?.length) return ajv.errors.map(toFault);
  const fault = compileFault(schema);
  return fault ? [fault] : [];
}

function createAjv($schema?: unknown): Ajv | Ajv2020 {
  const ajv = isDraft7($schema) ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  addFormats.default(ajv);
  return ajv;
}

function isDraft7($schema: unknown): boolean {
  return typeof $schema === "string" && DRAFT_7.test($schema);
}

function isKnownDialect($schema: unknown): boolean {
  if ($schema === undefined || isDraft7($schema)) return true;
  return typeof $schema === "string" && DRAFT_2020.test($schema);
}

function toFault({ instancePath, message, params }: ErrorObject): Fault {
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

/** Ajv says what does not compile but not where; these are the faults that its meta-schema lets pass. */
function locate(part: unknown, pointer: string, isFault: IsFault): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([name, child]) => {
    const place = `${pointer}/${escapeToken(name)}`;
    return isFault(name, child) ? [place] : locate(child, place, isFault);
  });
}

function compileFault(schema: JsonSchema): Fault | null {
  try {
    createAjv(schema.$schema).compile(schema);
    return null;
  } catch (error) {
    const isMissing = error instanceof MissingRefError;
    const isFault: IsFault = isMissing
      ? (name, value) => name === "$ref" && value === error.missingRef
      : isBrokenPattern;
    const [pointer = ""] = locate(schema, "", isFault);
    const message = error instanceof Error ? error.message : String(error);
    return {
      pointer,
      message: isMissing ? "refers to what is not in this schema" : message,
    };
  }
}

function isBrokenPattern(name: string, value: unknown): boolean {
  if (name === "patternProperties" && value instanceof Object) {
    return !Object.keys(value).every(isPattern);
  }
  return name === "pattern" && typeof value === "string" && !isPattern(value);
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function escapeToken(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
