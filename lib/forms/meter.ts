import type { ErrorObject } from "ajv";

/**
 * Of 25 to 100 ns each, so that a check takes half a second at most. A real
 * configuration takes a few thousand; a text of 64 KiB by a pattern of 50
 * characters three million.
 */
const MAX_STEPS = 5_000_000;

/** More faults than are ever told; each is an object that holds its part of the schema. */
const MAX_FAULTS = 2_000;

/** Thrown to leave a check that is enough as it is; nothing else could stop it. */
export class Enough extends Error {
  override readonly name = "Enough";

  constructor(
    /** What is known to be wrong; none where there were too many steps. */
    readonly faults: readonly ErrorObject[],
  ) {
    super("The check was left early");
  }
}

/** Counts what a check does: a schema can ask for more work than its size and the value's let expect. */
export class Meter {
  /** How many trials are open (`anyOf`, `not`…): what is wrong by them need not be wrong in the end. */
  trials = 0;
  #left = MAX_STEPS;

  restart(): void {
    this.trials = 0;
    this.#left = MAX_STEPS;
  }

  /** Throws Enough when there are no more. */
  readonly spend = (steps: number): void => {
    this.#left -= steps;
    if (this.#left < 0) throw new Enough([]);
  };

  /** Called where a part of the schema is about to judge a value, with what is wrong so far. */
  visit(steps: number, faults: readonly ErrorObject[] | null): void {
    if (faults && faults.length > MAX_FAULTS) {
      throw new Enough(this.trials === 0 ? faults : []);
    }
    this.spend(steps);
  }
}
