import assert from "node:assert/strict";
import { AppError, HTTP_STATUS, toProblem } from "../lib/errors.ts";

Deno.test("toProblem() carries code, status, errors and request id of a refusal", () => {
  const error = new AppError("validation_failed", "Cannot save", {
    errors: { name: ["Too short"] },
  });
  assert.deepEqual(toProblem(error, "r1"), {
    type: "about:blank",
    title: "Some fields need attention",
    status: 400,
    code: "validation_failed",
    detail: "Cannot save",
    requestId: "r1",
    errors: { name: ["Too short"] },
  });
});

Deno.test("toProblem() never lets a bug's own message out", () => {
  const problem = toProblem(new Error("password=test-password"), "r1");
  assert.equal(problem.status, 500);
  assert.equal(problem.code, "internal");
  assert.equal(JSON.stringify(problem).includes("test-password"), false);
});

Deno.test("HTTP_STATUS is the table of the design", () => {
  assert.deepEqual(Object.values(HTTP_STATUS), [
    400,
    400,
    401,
    403,
    404,
    409,
    412,
    413,
    415,
    429,
    500,
  ]);
});
