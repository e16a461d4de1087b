// From one order of a matrix to another: how far every row and column still is from its place.

import type { Matrix } from './matrix';

/** Milliseconds from one to the other. */
const TAKES = 220;

export class Sliding {
  /** From the old place to the new one, in cells; what is new stands in its place at once. */
  readonly #from: Float32Array;
  readonly #left: Float32Array;
  readonly #moves: boolean;

  constructor(
    was: Matrix,
    now: Matrix,
    private readonly start = performance.now(),
  ) {
    this.#from = new Float32Array(now.size);
    now.view.heads.forEach((head, at) => (this.#from[at] = (was.find(head.key) ?? at) - at));
    this.#left = new Float32Array(now.size);
    this.#moves = this.#from.some((cells) => cells !== 0);
  }

  /** What is left of the way, in cells; null when all stand in their places. */
  at(time: number): Float32Array | null {
    const share = Math.max(0, (time - this.start) / TAKES);
    if (!this.#moves || share >= 1) return null;
    const rest = (1 - share) ** 3;
    this.#from.forEach((cells, at) => (this.#left[at] = cells * rest));
    return this.#left;
  }
}
