import type { TSchema } from "typebox";
import { AppError, type FieldErrors } from "../errors.ts";
import { compileValidator, type Validator } from "./validate.ts";

const validators = new WeakMap<TSchema, Validator>();

/** Every fault of the input's shape, by path; empty when it has the schema's. */
export function inputErrors(schema: TSchema, input: unknown): FieldErrors {
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = compileValidator(schema);
    validators.set(schema, validate);
  }
  return validate(input, "") ?? {};
}

/**
 * Throws `validation_failed`, with every fault at its field, unless the input
 * has the schema's shape. A verb calls it first, so that a page, the API and a
 * form post are held to the same rules.
 */
export function requireInput(schema: TSchema, input: unknown): void {
  const errors = inputErrors(schema, input);
  const fields = Object.keys(errors);
  if (fields.length === 0) return;
  throw new AppError(
    "validation_failed",
    `Cannot accept the input: look at ${fields.join(", ")}`,
    { errors },
  );
}
