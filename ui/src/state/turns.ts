// Steps in the order they were asked for: what is asked for while one is under way waits until its outcome is shown.

export class Turns {
  #last: Promise<unknown> | null = null;

  get underWay(): boolean {
    return this.#last !== null;
  }

  /** Takes a step once those before it are done; at once where none is under way. */
  next<T>(step: () => T | Promise<T>): Promise<T> {
    return this.during(this.#last ? this.#last.then(step, step) : Promise.resolve(step()));
  }

  /** Lets those that come later wait for what has begun already. */
  during<T>(step: Promise<T>): Promise<T> {
    const last = Promise.allSettled([this.#last, step]).then(() => {
      if (this.#last === last) this.#last = null;
    });
    this.#last = last;
    return step;
  }
}
