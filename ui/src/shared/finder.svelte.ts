// Looking things up by name while somebody types: only the answer to the last keystroke counts.

import type { Hit, HitKind } from '../ipc/bindings';
import type { Host } from '../ipc/host';

export class Finder {
  hits = $state.raw<Hit[]>([]);
  /** The text the hits belong to. */
  asked = $state('');
  active = $state(0);
  #turn = 0;

  constructor(
    private readonly host: Host,
    private readonly kinds: HitKind[],
    private readonly limit: number,
  ) {}

  async look(text: string): Promise<void> {
    const turn = ++this.#turn;
    const wanted = text.trim();
    if (wanted === '') {
      this.hits = [];
      this.asked = '';
      return;
    }
    const found = await this.host
      .call('find', { text: wanted, limit: this.limit, kinds: this.kinds })
      .catch(() => ({ hits: [] as Hit[] }));
    if (turn !== this.#turn) return;
    this.hits = found.hits;
    this.asked = wanted;
    this.active = 0;
  }

  step(by: number): void {
    if (this.hits.length === 0) return;
    this.active = (this.active + by + this.hits.length) % this.hits.length;
  }
}
