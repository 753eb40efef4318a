import type { TSchema } from "typebox";
import { AppError } from "../errors.ts";
import { compileValidator, type Validator } from "./validate.ts";

const validators = new WeakMap<TSchema, Validator>();

/**
 * Throws `validation_failed`, with every fault at its field, unless the input
 * has the schema's shape. A verb calls it first, so that a page, the API and a
 * form post are held to the same rules.
 */
export function requireInput(schema: TSchema, input: unknown): void {
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = compileValidator(schema);
    validators.set(schema, validate);
  }
  const errors = validate(input, "");
  if (errors === null) return;
  const fields = Object.keys(errors).join(", ");
  throw new AppError(
    "validation_failed",
    `Cannot accept the input: look at ${fields}`,
    { errors },
  );
}
