import { TURN } from "../watched.ts";
import type { Hand } from "./store.ts";

/** Time that nobody walked is not made up for: after a pause the walk goes on at its pace. */
const MAX_STEP_MS = 10 * 60 * 1000;

/** Half-open ranges of places; two where the way leads over the end of the turn. */
export type Way = readonly (readonly [from: number, to: number])[];

/** What lies between where the hand was and where it is to be now: a whole turn takes `everyMs`. */
export function toWay(hand: Hand, nowMs: number, everyMs: number): Way {
  const passedMs = nowMs - Date.parse(hand.at);
  const stepMs = Math.max(0, Math.min(passedMs, MAX_STEP_MS, everyMs));
  const from = hand.place;
  const to = from + Math.floor(stepMs / everyMs * TURN);
  if (to <= TURN) return [[from, to]];
  return [[from, TURN], [0, to - TURN]];
}

/** Where the way ends, on the turn. */
export function endOf(way: Way): number {
  return (way.at(-1)?.[1] ?? 0) % TURN;
}
