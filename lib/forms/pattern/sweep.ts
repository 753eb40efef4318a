import { isAtEdge } from "./edge.ts";
import type { Program, Step } from "./program.ts";
import { Run } from "./run.ts";

/** A text as the codes of its characters, and what is known of it so far. */
export interface Subject {
  readonly codes: readonly number[];
  /** By number of the program: at which places it matches from there on. */
  readonly found: readonly Uint8Array[];
  /** Called with the steps that are about to be taken; throws when it is enough. */
  readonly spend: (steps: number) => void;
}

/**
 * At which places of the text the program matches, reading from there. All
 * places are answered in one sweep from the far end: a step holds at a place if
 * the step after it holds, there or one character on. So the time is that of
 * steps × characters, whatever the pattern is, and nothing is ever tried twice.
 */
export function sweep(program: Program, subject: Subject): Uint8Array {
  const { steps, backward } = program;
  const { codes, spend } = subject;
  const starts = new Uint8Array(codes.length + 1);
  const runs = steps.map((step) =>
    step.kind === "run" ? new Run(step, codes.length) : null
  );
  let beyond = new Uint8Array(steps.length + 1);
  let here = new Uint8Array(steps.length + 1);
  for (let left = 0; left <= codes.length; left++) {
    const at = backward ? left : codes.length - left;
    const code = left === 0 ? -1 : codes[backward ? at - 1 : at] ?? -1;
    for (const run of runs) run?.arrive(code);
    const place: Place = { subject, runs, beyond, here, at, code };
    do {
      spend(steps.length);
      settle(steps, place);
    } while (hasNews(program, here));
    for (const [pc, run] of runs.entries()) run?.leave(here[pc + 1] === 1);
    starts[at] = here[0] ?? 0;
    [here, beyond] = [beyond, here];
    here.fill(0);
  }
  return starts;
}

interface Place {
  readonly subject: Subject;
  readonly runs: readonly (Run | null)[];
  /** Which steps hold at the place before, one character on. */
  readonly beyond: Uint8Array;
  readonly here: Uint8Array;
  readonly at: number;
  /** The character that is read from here to there; -1 at the far end. */
  readonly code: number;
}

/** What leads on stands behind, so one pass settles all but what leads back. */
function settle(steps: readonly Step[], place: Place): void {
  for (let pc = steps.length - 1; pc >= 0; pc--) {
    const step = steps[pc];
    if (step && holds(step, pc, place)) place.here[pc] = 1;
  }
}

function holds(step: Step, pc: number, place: Place): boolean {
  const { here, beyond, at, subject, code } = place;
  switch (step.kind) {
    case "char":
      return beyond[pc + 1] === 1 && code >= 0 && step.accepts(code);
    case "run":
      return place.runs[pc]?.holds(here[pc + 1] === 1) ?? false;
    case "edge":
      return here[pc + 1] === 1 && isAtEdge(step.edge, subject.codes, at);
    case "look":
      return here[pc + 1] === 1 &&
        (subject.found[step.of]?.[at] === 1) !== step.negative;
    case "split":
      return step.targets.some((target) => here[target] === 1);
    case "jump":
      return here[step.to] === 1;
    case "accept":
      return true;
  }
}

/** Whether a jump back has come to hold after it was looked at. */
function hasNews({ steps, loops }: Program, here: Uint8Array): boolean {
  return loops.some((pc) => {
    const step = steps[pc];
    return step?.kind === "jump" && here[step.to] === 1 && here[pc] === 0;
  });
}
