export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Adds up the report of `deno test --junit-path`. A step counts as a test. */
export function countTests(junit: string): TestCounts {
  const cases = junit.split("<testcase ").slice(1);
  const failed = cases.filter((text) => /<(?:failure|error)\b/.test(text));
  const skipped = cases.filter((text) => text.includes("<skipped"));
  return {
    passed: cases.length - failed.length - skipped.length,
    failed: failed.length,
    skipped: skipped.length,
  };
}

/** The line that each run of the tests ends with. */
export function toTestLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
