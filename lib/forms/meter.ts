import type { ErrorObject } from "ajv";

/**
 * Some 25 ns each, so that a check takes a quarter of a second at most. A real
 * configuration takes a few thousand.
 */
const MAX_STEPS = 10_000_000;

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
  #left = MAX_STEPS;

  restart(): void {
    this.#left = MAX_STEPS;
  }

  /** Throws Enough when there are no more. */
  readonly spend = (steps: number): void => {
    this.#left -= steps;
    if (this.#left < 0) throw new Enough([]);
  };

  /** Called where a part of the schema is about to judge a value, with what is wrong so far. */
  visit(steps: number, faults: readonly ErrorObject[] | null): void {
    if (faults && faults.length > MAX_FAULTS) throw new Enough(faults);
    this.spend(steps);
  }
}
