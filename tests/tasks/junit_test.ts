import assert from "node:assert/strict";
import { countTests, toTestLine } from "../../lib/tasks/junit.ts";

const REPORT = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="deno test" tests="4" failures="1" errors="0" time="0.052">
  <testsuite name="./a_test.ts" tests="4" disabled="1" errors="0" failures="1">
    <testcase name="a" classname="./a_test.ts" time="0.002" line="1" col="6">
      <failure message="Uncaught Error: &lt;skipped/&gt;">Error: x</failure>
    </testcase>
    <testcase name="b" classname="./a_test.ts" time="0.000" line="2" col="11">
      <skipped/>
    </testcase>
    <testcase name="c &lt;testcase " classname="./a_test.ts" time="0.000">
    </testcase>
    <testcase name="a &gt; step" classname="./a_test.ts" time="0.000"></testcase>
  </testsuite>
</testsuites>`;

Deno.test("countTests() adds up what passed, failed and was skipped", () => {
  assert.deepEqual(countTests(REPORT), { passed: 2, failed: 1, skipped: 1 });
});

Deno.test("countTests() finds nothing in a report that was not written", () => {
  assert.deepEqual(countTests(""), { passed: 0, failed: 0, skipped: 0 });
});

Deno.test("toTestLine() is the plain line that runs end with", () => {
  const line = toTestLine({ passed: 2, failed: 1, skipped: 0 });
  assert.equal(line, "2 passed, 1 failed, 0 skipped");
});
