import assert from "node:assert/strict";
import {
  leastCovered,
  parseLcov,
  toPercent,
  toUnloaded,
} from "../../lib/tasks/coverage.ts";

const LCOV = `SF:/project/lib/a.ts
DA:1,5
DA:2,0
DA:4,1
LH:2
LF:3
end_of_record
SF:/elsewhere/b.ts
DA:1,0
end_of_record
`;

Deno.test("parseLcov() counts the lines of files below the root", () => {
  assert.deepEqual(parseLcov(LCOV, "/project/"), [
    { path: "lib/a.ts", lines: 3, covered: 2 },
  ]);
});

Deno.test("toUnloaded() counts a file that no test loads as uncovered", () => {
  const source =
    "/** Says\n * more. */\nexport function f() {\n  // why\n  return 1;\n}\n";
  assert.deepEqual(toUnloaded("lib/f.ts", source), {
    path: "lib/f.ts",
    lines: 3,
    covered: 0,
  });
});

Deno.test("toUnloaded() finds nothing to cover in a file of types", () => {
  const source =
    'import type { A } from "./a.ts";\nexport interface B extends A {}\n';
  assert.equal(toUnloaded("lib/b.ts", source).lines, 0);
});

Deno.test("toPercent() weighs files by their lines", () => {
  const files = [
    { path: "a", lines: 90, covered: 90 },
    { path: "b", lines: 10, covered: 0 },
  ];
  assert.equal(toPercent(files), 90);
  assert.equal(toPercent([]), 100);
  assert.deepEqual(leastCovered(files, 1).map(({ path }) => path), ["b"]);
});
