import type { ErrorObject } from "ajv";
import { LRUCache } from "lru-cache";
import type { CatalogEntry } from "../catalog/entry.ts";
import type { FieldErrors } from "../errors.ts";
import { createMeteredAjv } from "./ajv.ts";
import { dialectOf } from "./dialect.ts";
import { toFieldErrors } from "./field_errors.ts";
import { heaviestPath } from "./heaviest_path.ts";
import { Enough, Meter } from "./meter.ts";
import { toMeteredSchema } from "./metered_schema.ts";
import { isDeeperThan } from "./json_value.ts";
import { toDocument } from "./schema_document.ts";
import { requireSchemaWithinLimits } from "./schema_limits.ts";

/**
 * Judges a value that stands at `path` in the input ("config"; "" for the whole
 * input). Null when it fits, else sentences by path.
 */
export type Validator = (value: unknown, path: string) => FieldErrors | null;

export type ValidatedEntry = Pick<
  CatalogEntry,
  "key" | "version" | "configSchema" | "authSchema"
>;

/** Characters of all schemas whose validators are kept; a compiled one takes some ten times its schema. */
const MAX_KEPT = 8_000_000;

/** A request's body goes 32 deep; what is deeper has not come in as one. */
const MAX_VALUE_DEPTH = 64;

const TOO_MUCH = "This is too much to check; shorten it";

/**
 * Throws an Error that says what is wrong with the schema, where Ajv can tell,
 * or which limit it goes beyond. What it returns takes a bounded time, whatever
 * the schema and the value are.
 */
export function compileValidator(schema: object): Validator {
  requireSchemaWithinLimits(schema);
  const meter = new Meter();
  const metered = toMeteredSchema(schema);
  const findErrors = compileMetered(metered, meter);
  const document = toDocument(metered);
  return (value, path) => {
    if (isDeeperThan(value, MAX_VALUE_DEPTH)) {
      return { [path]: [`Use at most ${MAX_VALUE_DEPTH} levels of nesting`] };
    }
    meter.restart();
    try {
      const errors = findErrors(value);
      return errors ? toFieldErrors(errors, path, document) : null;
    } catch (error) {
      const faults = faultsSoFar(error);
      return faults.length > 0
        ? toFieldErrors(faults, path, document)
        : { [heaviestPath(value, path)]: [TOO_MUCH] };
    }
  };
}

function compileMetered(schema: object, meter: Meter) {
  // No entry names another dialect; what does is mostly of the drafts before 7.
  const ajv = createMeteredAjv(dialectOf(schema) ?? "draft-07", meter);
  try {
    const fits = ajv.compile({ ...schema, $async: false });
    return (value: unknown) => fits(value) ? null : fits.errors ?? [];
  } catch (error) {
    throw new Error(`Cannot compile the schema: ${messageOf(error)}`);
  }
}

/** Rethrows what is a bug. A schema that refers to itself without an end runs out of stack. */
function faultsSoFar(error: unknown): readonly ErrorObject[] {
  if (error instanceof Enough) return error.faults;
  if (error instanceof RangeError) return [];
  throw error;
}

const validators = new LRUCache<string, Validator>({
  maxSize: MAX_KEPT,
  sizeCalculation: (_validator, text) => text.length,
});

/**
 * The validator of an entry's config or auth, compiled once for each version.
 * It is kept by the schema's text, so that it can never be that of another.
 */
export function validatorOf(
  entry: ValidatedEntry,
  part: "config" | "auth",
): Validator {
  return memoized(part === "config" ? entry.configSchema : entry.authSchema);
}

/**
 * Judges credentials as they come in: each one given must fit its field. They
 * may be incomplete, null clears, and an empty text counts as left out.
 */
export function validateAuthInput(
  entry: ValidatedEntry,
  auth: Readonly<Record<string, string | null>>,
): FieldErrors | null {
  const { $schema, $defs, definitions, properties = {} } = entry.authSchema;
  const validate = memoized({
    ...($schema === undefined ? {} : { $schema }),
    ...($defs === undefined ? {} : { $defs }),
    ...(definitions === undefined ? {} : { definitions }),
    type: "object",
    properties,
    additionalProperties: false,
  });
  const known = properties instanceof Object ? properties : {};
  const given = Object.entries(auth).filter(([field, text]) =>
    !Object.hasOwn(known, field) || (text !== null && text !== "")
  );
  const errors = {
    ...blankErrors(given),
    ...validate(Object.fromEntries(given), "auth"),
  };
  return Object.keys(errors).length === 0 ? null : errors;
}

/** A blank text is a slip of the hand: as a credential it would take the place of one that works. */
function blankErrors(
  given: readonly (readonly [string, string | null])[],
): FieldErrors {
  const said = ["Enter more than white space, or leave it empty"];
  return Object.fromEntries(
    given.filter(([, text]) => text?.trim() === "")
      .map(([field]) => [`auth.${field}`, said]),
  );
}

function memoized(schema: object): Validator {
  const text = JSON.stringify(schema);
  const known = validators.get(text);
  if (known) return known;
  const made = compileValidator(schema);
  validators.set(text, made);
  return made;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
