// What the window has to say that belongs to no one place: failures, and what was just done.

import type { ApiError } from '../ipc/bindings';

export type Notice = {
  id: number;
  tone: 'error' | 'done';
  text: string;
  /** The next step, in words. */
  hint: string | null;
  action: { label: string; run: () => void } | null;
};

/** How long a notice of something done stays, in milliseconds; failures stay until they are closed. */
const DONE_STAYS = 6000;
/** Longer where there is something to press. */
const OFFER_STAYS = 15000;

export class Notices {
  list = $state.raw<Notice[]>([]);
  /** While somebody points at a notice or stands in it, none goes. */
  held = false;
  #next = 1;

  constructor(private readonly word: (error: ApiError) => { text: string; hint: string | null }) {}

  fail(error: ApiError, action: Notice['action'] = null): void {
    if (error.code === 'cancelled') return;
    this.#add({ tone: 'error', ...this.word(error), action });
  }

  warn(text: string, hint: string | null = null): void {
    this.#add({ tone: 'error', text, hint, action: null });
  }

  done(text: string, action: Notice['action'] = null): number {
    const id = this.#add({ tone: 'done', text, hint: null, action });
    const stays = action ? OFFER_STAYS : DONE_STAYS;
    const leave = () => (this.held ? void setTimeout(leave, stays) : this.close(id));
    setTimeout(leave, stays);
    return id;
  }

  /** The number the next notice will have. */
  get next(): number {
    return this.#next;
  }

  close(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #add(notice: Omit<Notice, 'id'>): number {
    const id = this.#next++;
    // The same failure twice is one failure; more than three at once is noise.
    const others = this.list.filter((other) => other.text !== notice.text);
    this.list = [...others, { ...notice, id }].slice(-3);
    return id;
  }
}
