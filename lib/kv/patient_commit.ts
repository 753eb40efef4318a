/** Longest that another process may hold the file before it is a fault; its commits take milliseconds. */
const MAX_WAIT_MS = 5_000;
const MAX_PAUSE_MS = 30;

/**
 * Commits, also while another process is writing to the same file: SQLite
 * refuses then instead of waiting, and nothing was written. A lost race comes
 * back as `ok: false`, as ever.
 */
export async function commitPatiently(
  operation: Deno.AtomicOperation,
): Promise<Deno.KvCommitResult | Deno.KvCommitError> {
  const beganMs = performance.now();
  for (;;) {
    try {
      return await operation.commit();
    } catch (error) {
      const waitedMs = performance.now() - beganMs;
      if (!isLocked(error) || waitedMs > MAX_WAIT_MS) throw error;
      await pause(Math.random() * MAX_PAUSE_MS);
    }
  }
}

/** The platform gives it no code. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && error.message === "database is locked";
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
