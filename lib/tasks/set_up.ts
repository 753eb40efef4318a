import { runQuietly } from "./child.ts";
import { TaskError } from "./run_task.ts";

/** Brings a fresh clone to where it can be served: dependencies from npm, and the build. */
export async function setUp(): Promise<void> {
  console.log("Installing the dependencies and building the app");
  await must(["install", "--quiet"], "Cannot install the dependencies");
  await must(
    ["run", "-A", "--no-check", "dev.ts", "build"],
    "Cannot build the app",
  );
}

async function must(args: readonly string[], refusal: string): Promise<void> {
  const { success, output } = await runQuietly(args);
  if (!success) throw new TaskError(`${refusal}:\n${output.trim()}`);
}
