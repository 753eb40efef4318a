import assert from "node:assert/strict";
import { TaskError } from "../../lib/tasks/run_task.ts";
import { toWelcome } from "../../lib/tasks/demo.ts";
import { toListenError } from "../../lib/tasks/start.ts";

Deno.test("toListenError() says what to do about a port that cannot be had", () => {
  const { AddrInUse, AddrNotAvailable, PermissionDenied } = Deno.errors;
  for (
    const [error, advice] of [
      [new AddrInUse(), /choose another with PORT/],
      [new AddrNotAvailable(), /change HOST/],
      [new PermissionDenied(), /choose a PORT above 1023/],
    ] as const
  ) {
    const complaint = toListenError(error, "127.0.0.1", 80);
    assert.ok(complaint instanceof TaskError);
    assert.match(complaint.message, /^Cannot listen on 127\.0\.0\.1:80: /);
    assert.match(complaint.message, advice);
  }
});

Deno.test("toListenError() leaves alone what it does not know", () => {
  const bug = new TypeError("x");
  assert.equal(toListenError(bug, "h", 1), bug);
});

Deno.test("toWelcome() lists accounts, password and the tokens", () => {
  const welcome = toWelcome([{
    slug: "acme",
    name: "Acme",
    token: "con_test",
  }]);
  assert.match(welcome, /password connectors-demo/);
  assert.match(welcome, /owner@acme\.test +owner of acme/);
  assert.match(welcome, /both@demo\.test +admin of acme, member of globex/);
  assert.match(welcome, /acme +con_test/);
});
