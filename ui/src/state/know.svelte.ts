// People to know: whose list it is, and who stands on it.

import type { KnowView } from '../ipc/bindings';
import { toApiError, type Host } from '../ipc/host';
import type { Key } from './keys';

export class KnowState {
  view = $state.raw<KnowView | null>(null);
  /** Whose list it is; null while nobody was chosen. */
  key = $state<Key | null>(null);
  #turn = 0;

  constructor(private readonly host: Host) {}

  /** Only the list asked for last counts. */
  async load(key: Key): Promise<void> {
    const turn = ++this.#turn;
    this.key = key;
    try {
      const view = await this.host.call('people_to_know', { key });
      if (turn === this.#turn) this.view = view;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      if (toApiError(thrown).code !== 'not-found') throw thrown;
      // Whoever it was about is gone meanwhile; somebody else can be chosen.
      this.forget();
    }
  }

  async again(): Promise<void> {
    if (this.key) await this.load(this.key);
  }

  forget(): void {
    this.#turn += 1;
    this.key = null;
    this.view = null;
  }
}
