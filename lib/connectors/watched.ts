import type { Connector } from "./connector.ts";

/** One turn of the regular checks: each connector has a place on it. */
export const TURN = 2 ** 32;

/**
 * Whether the server looks after it by itself: what is active, and what a
 * check has set to `error`, so that it recovers by itself. Not what a person
 * has set to `error`, nor what only a person can mend.
 */
export function isWatched({ status, failedBy }: Connector): boolean {
  return status === "active" || status === "error" && failedBy === "check";
}

/** Its place on the turn, 0 to 2³² - 1: the end of a UUIDv7 is random, so they are spread evenly. */
export function placeOf({ id }: Pick<Connector, "id">): number {
  return parseInt(id.slice(-8), 16);
}
