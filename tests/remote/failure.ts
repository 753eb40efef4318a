import assert from "node:assert/strict";
import {
  RemoteFailure,
  type RemoteFailureReason,
} from "../../lib/remote/remote.ts";

/** Asserts that there is no answer, for that reason, with a sentence for a person. */
export async function assertFails(
  attempt: Promise<unknown>,
  reason: RemoteFailureReason,
  sentence: RegExp,
): Promise<RemoteFailure> {
  const error = await attempt.then(
    () => assert.fail("there is an answer"),
    (error) => error,
  );
  assert.ok(error instanceof RemoteFailure, `${error?.stack}`);
  assert.match(error.message, sentence);
  assert.equal(error.reason, reason);
  assert.match(error.message, /^Cannot [^\n]*[^.]$/);
  return error;
}
