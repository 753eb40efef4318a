import { runQuietly } from "./child.ts";
import { runTask, TaskError } from "./run_task.ts";

/**
 * Installs the dependencies from npm; takes no time when nothing is missing.
 * It trusts the certificates of the system too, as npm can be told to: where a
 * proxy signs what it passes on, nothing else works. `deno task` would install
 * by itself without them, so deno.json leaves it to this task.
 */
async function install(): Promise<void> {
  const { success, output } = await runQuietly(["install", "--quiet"], {
    DENO_TLS_CA_STORE: "mozilla,system",
  });
  if (success) return;
  throw new TaskError(
    `Cannot install the dependencies from npm; look at the network and try again:\n${output.trim()}`,
  );
}

if (import.meta.main) await runTask(install);
