import type { RunningApp } from "../app.ts";
import type { Config } from "../config.ts";

/** As the app's own timer, elsewhere. */
const EACH_MINUTE = "* * * * *";

/**
 * Makes the running server check by itself: by the platform's cron on Deno
 * Deploy, where no process stays, elsewhere by a timer of the app, which ends
 * with it. Deploy finds cron jobs by what the entry's top level does, so this
 * is called there, before anything is waited for. The signal ends the cron job.
 */
export function startRegularChecks(
  { onDeploy, checkEveryMs }: Pick<Config, "onDeploy" | "checkEveryMs">,
  opening: Promise<Pick<RunningApp, "regularChecks">>,
  signal?: AbortSignal,
): Promise<void> {
  if (checkEveryMs === null) return Promise.resolve();
  if (!onDeploy) {
    return opening.then(({ regularChecks }) => regularChecks?.start());
  }
  const options = signal ? { signal } : {};
  return Deno.cron("regular-checks", EACH_MINUTE, options, async () => {
    const { regularChecks } = await opening;
    await regularChecks?.walk();
  });
}
