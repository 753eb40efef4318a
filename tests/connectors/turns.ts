import { walk } from "../../lib/connectors/regular_checks/walk.ts";
import type { Means } from "../../lib/scope.ts";
import type { TestClock } from "../test_means.ts";

/** As long as one walk may make up for, so that one walk is a whole turn. */
export const TURN_MS = 10 * 60 * 1000;

/** The first walk of a database: it looks for what there is, and checks nothing. */
export async function beginTurns(means: Means): Promise<void> {
  await walkOn(means);
}

export async function walkOn(
  means: Means,
  everyMs: number = TURN_MS,
): Promise<void> {
  await walk(means, { everyMs, signal: new AbortController().signal });
}

/** Lets the time of a whole turn pass, and walks. */
export async function turn(
  means: Means & { readonly clock: TestClock },
): Promise<void> {
  means.clock.advance(TURN_MS);
  await walkOn(means);
}
