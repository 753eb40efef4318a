import { v7 } from "uuid";
import type { Clock } from "./scope.ts";

/** A UUIDv7 of the scope's clock, so that ids sort by creation also in tests. */
export function newId(clock: Clock): string {
  return v7({ msecs: clock.now().getTime() });
}
