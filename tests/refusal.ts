import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "../lib/errors.ts";

/** The refusal that the action ends with; fails unless it has that code. */
export async function refusal(
  code: ErrorCode,
  action: () => unknown,
): Promise<AppError> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    assert.equal(error.code, code, error.message);
    return error;
  }
  throw new assert.AssertionError({ message: `expected a refusal: ${code}` });
}
