import type { FieldErrors } from "../errors.ts";
import { joinPath } from "../forms/paths.ts";
import type { CheckFailing, CheckResult } from "./check_result.ts";
import { type CheckedEntry, type CheckMeans, CheckRun } from "./check_run.ts";
import type { CheckValues } from "./fill.ts";
import { fail } from "./judge.ts";

/**
 * Asks the service whose credentials these are and whether they may publish,
 * as the entry's `check` says. What fails is a value: it throws on bugs only.
 */
export async function runCheck(
  means: CheckMeans,
  entry: CheckedEntry,
  values: CheckValues,
): Promise<CheckResult> {
  const broken = findBrokenAuth(values);
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
function findBrokenAuth({ auth }: CheckValues): CheckFailing | null {
  const sentence =
    "Remove the line break or other character that is no text: a credential is one line";
  const errors: FieldErrors = Object.fromEntries(
    Object.entries(auth)
      .filter(([, text]) => /\p{Cc}/u.test(text))
      .map(([field]) => [joinPath("auth", field), [sentence]]),
  );
  const [path] = Object.keys(errors);
  if (path === undefined) return null;
  return {
    ...fail("blocked", `Nothing was sent: look at ${path}`),
    errors,
  };
}
