import { joinPath } from "../forms/paths.ts";
import type { CheckFailing, CheckResult } from "./check_result.ts";
import { type CheckMeans, CheckRun } from "./check_run.ts";
import type { CheckValues } from "./fill.ts";
import { type CheckedEntry, failAtField } from "./to_failing.ts";

/**
 * Asks the service whose credentials these are and whether they may publish,
 * as the entry's `check` says. What fails is a value: it throws on bugs only.
 */
export async function runCheck(
  means: CheckMeans,
  entry: CheckedEntry,
  values: CheckValues,
): Promise<CheckResult> {
  const broken = findBrokenAuth(entry, values);
  if (broken) return broken;
  const run = new CheckRun(means, entry, values);
  for (const step of entry.check.steps) {
    const failing = await run.take(step);
    if (failing) return failing;
  }
  return {
    state: "connected",
    identity: run.findIdentity(),
    latencyMs: Math.round(run.latencyMs),
    learned: run.learned,
  };
}

/** A credential is one line: with a line break in it, it could become more than a credential. */
function findBrokenAuth(
  entry: CheckedEntry,
  { auth }: CheckValues,
): CheckFailing | null {
  const broken = Object.keys(auth)
    .filter((field) => /\p{Cc}/u.test(auth[field] ?? ""))
    .map((field) => joinPath("auth", field));
  const [path] = broken;
  if (path === undefined) return null;
  const errors = Object.fromEntries(broken.map((path) => [path, [NO_LINE]]));
  return { ...failAtField(entry, { path, message: NO_LINE }), errors };
}

const NO_LINE =
  "Remove the line break or other character that is no text: a credential is one line";
