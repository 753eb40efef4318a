import { runQuietly } from "./child.ts";
import { TaskError } from "./run_task.ts";

/** Builds the app into `_fresh/`. Throws a TaskError with what the build said. */
export async function buildApp(): Promise<void> {
  console.log("Building the app");
  const args = ["run", "-A", "--no-check", "dev.ts", "build"];
  const { success, output } = await runQuietly(args);
  if (!success) throw new TaskError(`Cannot build the app:\n${output.trim()}`);
}
