import type { Means } from "../../scope.ts";
import { walk } from "./walk.ts";

/** What a running app checks by itself. */
export interface RegularChecks {
  /** Walks on, once, unless this or another process does so already. Never rejects: what goes wrong is logged. */
  walk(): Promise<void>;
  /** Walks each minute from now on. */
  start(): void;
  /** Ends what `start` began, and a walk under way as soon as may be. */
  stop(): void;
}

const EVERY_MS = 60 * 1000;

/** Regular checks that take `everyMs` for a turn; nothing happens before they are told to. */
export function createRegularChecks(
  means: Means,
  everyMs: number,
): RegularChecks {
  const end = new AbortController();
  const { signal } = end;
  let timer: ReturnType<typeof setInterval> | undefined;
  let underWay: Promise<void> | null = null;

  async function walkOnce(): Promise<void> {
    try {
      if (!signal.aborted) await walk(means, { everyMs, signal });
    } catch (error) {
      // After the end the storage is closed, and that is no fault.
      if (!signal.aborted) means.log.error("regular_check.fault", {}, error);
    } finally {
      underWay = null;
    }
  }

  const checks: RegularChecks = {
    walk: () => underWay ??= walkOnce(),
    start() {
      timer ??= setInterval(checks.walk, EVERY_MS);
      // Alone it is no reason to stay.
      Deno.unrefTimer(timer);
    },
    stop() {
      clearInterval(timer);
      end.abort();
    },
  };
  return checks;
}
