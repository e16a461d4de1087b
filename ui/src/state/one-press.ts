// Some systems hand one key press to the menu and to the page; one press is one action.

export type Origin = 'menu' | 'page';

/** Milliseconds within which the second way tells of the same press. */
const ECHO = 60;

export class OnePress {
  #last: { id: string; origin: Origin; time: number } | null = null;

  /** Whether an action is asked for anew. Two presses in a hurry come the same way, and are two. */
  isNew(id: string, origin: Origin, now: number): boolean {
    const last = this.#last;
    const echoes = last?.id === id && last.origin !== origin && now - last.time < ECHO;
    this.#last = echoes ? null : { id, origin, time: now };
    return !echoes;
  }
}
