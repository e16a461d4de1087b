// What is selected: a list of records, kept across all views.

import type { Key } from './keys';

const REMEMBERED = 50;

export class Selection {
  keys = $state.raw<readonly Key[]>([]);
  #before: (readonly Key[])[] = $state.raw([]);

  get first(): Key | null {
    return this.keys[0] ?? null;
  }

  get canGoBack(): boolean {
    return this.#before.length > 0;
  }

  has(key: Key): boolean {
    return this.keys.includes(key);
  }

  set(keys: readonly Key[]): void {
    if (same(keys, this.keys)) return;
    if (this.keys.length > 0) this.#before = [...this.#before, this.keys].slice(-REMEMBERED);
    this.keys = keys;
  }

  toggle(key: Key): void {
    this.set(this.has(key) ? this.keys.filter((other) => other !== key) : [...this.keys, key]);
  }

  clear(): void {
    this.set([]);
  }

  back(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.keys = last;
  }

  /** Records of another file are not remembered. */
  forget(): void {
    this.keys = [];
    this.#before = [];
  }
}

function same(left: readonly Key[], right: readonly Key[]): boolean {
  return left.length === right.length && left.every((key, place) => key === right[place]);
}
