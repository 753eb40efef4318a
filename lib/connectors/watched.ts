import type { Connector } from "./connector.ts";

/** One turn of the regular checks: each connector has a place on it. */
export const TURN = 2 ** 32;

/**
 * Whether the server looks after it by itself: what is active, and what a
 * check has set to `error`, so that it recovers by itself. Not what a person
 * has set to `error`, nor what a check cannot mend: a credential that cannot be
 * read, a connection that the service has ended.
 */
export function isWatched(connector: Connector): boolean {
  const { status, statusBefore, unreadable, connection } = connector;
  if (status === "active") return true;
  const isOurs = status === "error" && statusBefore !== undefined;
  return isOurs && !unreadable && !connection?.refused;
}

/** Its place on the turn, 0 to 2³² - 1: the end of a UUIDv7 is random, so they are spread evenly. */
export function placeOf({ id }: Pick<Connector, "id">): number {
  return parseInt(id.slice(-8), 16);
}
