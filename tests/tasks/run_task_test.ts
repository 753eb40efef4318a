import assert from "node:assert/strict";
import { AppError } from "../../lib/errors.ts";
import { ConfigError } from "../../lib/config.ts";
import { TaskError, toComplaint } from "../../lib/tasks/run_task.ts";

Deno.test("toComplaint() says a refusal's sentence without its stack", () => {
  assert.equal(
    toComplaint(new TaskError("Cannot build: x")),
    "Cannot build: x",
  );
  const complaint = toComplaint(new ConfigError(["PORT is wrong"]));
  assert.equal(complaint, "Cannot start:\n- PORT is wrong");
  assert.equal(toComplaint("a text"), "a text");
});

Deno.test("toComplaint() keeps the stack of a bug", () => {
  assert.match(toComplaint(new TypeError("x is not a function")), /\n\s+at /);
});

Deno.test("toComplaint() says what is wrong with each field", () => {
  const errors = { role: ["Choose one of admin, member"] };
  const refusal = new AppError("validation_failed", "Cannot do it", { errors });
  assert.equal(
    toComplaint(refusal),
    "Cannot do it\n- role: Choose one of admin, member",
  );
});
