import type { CharTest } from "./syntax.ts";

/**
 * `[a-z]{2,63}`, `\w*`: one character repeated, as a single step. It holds
 * where, after one of the allowed numbers of fitting characters, what follows
 * holds. For the nearest such place only a distance is kept.
 */
export class Run {
  readonly #accepts: CharTest;
  readonly #min: number;
  readonly #max: number;
  /** Whether what follows held at the last places, as many as are the least to read. */
  readonly #followed: Uint8Array;
  #place = 0;
  /** How many characters from here fit. */
  #fitting = 0;
  /** To the nearest place that is far enough and where what follows holds. */
  #distance = Infinity;

  constructor(
    { accepts, min, max }: {
      readonly accepts: CharTest;
      readonly min: number;
      readonly max: number;
    },
    textLength: number,
  ) {
    this.#accepts = accepts;
    this.#min = min;
    this.#max = max;
    this.#followed = new Uint8Array(Math.max(1, Math.min(min, textLength + 1)));
  }

  /** Comes to the next place, from which one character more can be read: this one, or -1 at the far end. */
  arrive(code: number): void {
    const least = this.#followed.length;
    this.#fitting = code >= 0 && this.#accepts(code) ? this.#fitting + 1 : 0;
    this.#distance = this.#followed[this.#place % least] === 1
      ? least
      : this.#distance + 1;
  }

  /** Whether it holds here; `follows` says whether what follows does. */
  holds(follows: boolean): boolean {
    if (this.#min === 0 && follows) return true;
    return this.#distance <= Math.min(this.#fitting, this.#max);
  }

  leave(follows: boolean): void {
    this.#followed[this.#place++ % this.#followed.length] = follows ? 1 : 0;
  }
}
