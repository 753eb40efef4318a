import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { LRUCache } from "lru-cache";
import type { CatalogEntry } from "../catalog/entry.ts";
import type { FieldErrors } from "../errors.ts";
import { toFieldErrors } from "./field_errors.ts";

/**
 * Judges a value that stands at `path` in the input ("config"; "" for the whole
 * input). Null when it fits, else sentences by path.
 */
export type Validator = (value: unknown, path: string) => FieldErrors | null;

export type ValidatedEntry = Pick<
  CatalogEntry,
  "key" | "version" | "configSchema" | "authSchema"
>;

/** Some hundred kinds of service, two validators each, of some 10 KB. */
const MAX_VALIDATORS = 500;

const OPTIONS: Options = {
  allErrors: true,
  // The words of the sentences come from the schema that an error belongs to.
  verbose: true,
  // A property counts when it is the value's own: `constructor` is not inherited.
  ownProperties: true,
  // Entries hold hints and formats that Ajv does not know; they are no faults.
  strict: false,
  logger: false,
  // Each schema has an instance of its own, so that two may have the same $id.
  // An entry's schemas are judged by the meta-schema once, when they are seeded.
  meta: false,
  validateSchema: false,
};

/** Throws an Error that says what is wrong with the schema, where Ajv can tell. */
export function compileValidator(schema: object): Validator {
  const ajv = isDraft7(schema) ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  addFormats.default(ajv);
  let fits: (value: unknown) => unknown;
  let errorsOf: () => readonly ErrorObject[];
  try {
    const compiled = ajv.compile({ ...schema, $async: false });
    fits = compiled;
    errorsOf = () => compiled.errors ?? [];
  } catch (error) {
    throw new Error(`Cannot compile the schema: ${messageOf(error)}`);
  }
  return (value, path) => fits(value) ? null : toFieldErrors(errorsOf(), path);
}

const validators = new LRUCache<string, Validator>({ max: MAX_VALIDATORS });

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
  return validate(Object.fromEntries(given), "auth");
}

function memoized(schema: object): Validator {
  const text = JSON.stringify(schema);
  const known = validators.get(text);
  if (known) return known;
  const made = compileValidator(schema);
  validators.set(text, made);
  return made;
}

/** Draft 2020-12 is the default; what names draft 4, 6 or 7 is read as draft 7. */
function isDraft7(schema: object): boolean {
  return "$schema" in schema && /draft-0[467]/.test(String(schema.$schema));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
