import { buildApp } from "./build.ts";
import { check } from "./check.ts";
import { runOpenly, runQuietly } from "./child.ts";
import {
  type FileCoverage,
  leastCovered,
  parseLcov,
  toPercent,
  toUnloaded,
} from "./coverage.ts";
import { countTests, type TestCounts, toTestLine } from "./junit.ts";
import { ROOT } from "./root.ts";
import { runTask, TaskError, toComplaint } from "./run_task.ts";

/** Of the lines of `lib/`. */
const LEAST_PERCENT = 90;

/** Runs in the browser alone, where `tests/browser/` tries it and this report cannot see. */
const IN_THE_BROWSER =
  /^lib\/(?:browser\/|fresh\/(?:boot|runtime_browser)\.ts)/;

/** All there is to run: set-up, check, every test, coverage. Ends with `N passed, N failed, N skipped`. */
async function test(): Promise<void> {
  const complaints: string[] = [];
  let counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const folder = await Deno.makeTempDir({ prefix: "connectors-test-" });
  try {
    await buildApp();
    await check().catch((error) => void complaints.push(toComplaint(error)));
    counts = await runTests(folder, complaints);
    await requireCoverage(`${folder}/coverage`);
  } catch (error) {
    complaints.push(toComplaint(error));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  for (const complaint of complaints) console.error(complaint);
  console.log(toTestLine(counts));
  if (complaints.length > 0) Deno.exit(1);
}

async function runTests(
  folder: string,
  complaints: string[],
): Promise<TestCounts> {
  const report = `${folder}/report.xml`;
  const success = await runOpenly([
    "test",
    "-A",
    "--no-check",
    "--quiet",
    `--junit-path=${report}`,
    "--coverage-raw-data-only",
    "tests",
    // By environment, because the programs that tests start inherit it.
  ], { DENO_COVERAGE_DIR: `${folder}/coverage` });
  const counts = countTests(await Deno.readTextFile(report).catch(() => ""));
  if (success) return counts;
  complaints.push("Some tests fail: what they say stands above");
  // A file that cannot be loaded fails without a test of its own in the report.
  return counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** Prints the share of covered lines. Throws a TaskError where it is too small. */
async function requireCoverage(folder: string): Promise<void> {
  const { success, output } = await runQuietly([
    "coverage",
    "--quiet",
    "--lcov",
    folder,
  ]);
  if (!success) throw new TaskError(`Cannot read the coverage:\n${output}`);
  const files = await libCoverage(output);
  const percent = toPercent(files);
  console.log(`${percent.toFixed(1)} % of the lines of lib/ are covered`);
  if (percent >= LEAST_PERCENT) return;
  const worst = leastCovered(files, 10).map(({ path, lines, covered }) =>
    `  ${path}: ${lines - covered} of ${lines} lines are not covered`
  );
  throw new TaskError(
    `Write tests: at least ${LEAST_PERCENT} % of lib/ must be covered\n${
      worst.join("\n")
    }`,
  );
}

async function libCoverage(lcov: string): Promise<FileCoverage[]> {
  const loaded = new Map(
    parseLcov(lcov, ROOT).map((file) => [file.path, file]),
  );
  const files: FileCoverage[] = [];
  for await (const path of walk("lib")) {
    if (IN_THE_BROWSER.test(path)) continue;
    files.push(
      loaded.get(path) ?? toUnloaded(path, await Deno.readTextFile(path)),
    );
  }
  return files;
}

/** The TypeScript files of a folder and those below it. */
async function* walk(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* walk(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

if (import.meta.main) await runTask(test);
