// The data doctor: findings that stand, those put aside, and which of the two are looked at.

import type { DoctorView } from '../ipc/bindings';
import type { Host } from '../ipc/host';

export class DoctorState {
  view = $state.raw<DoctorView | null>(null);
  shows = $state<'open' | 'accepted'>('open');
  #turn = 0;

  constructor(private readonly host: Host) {}

  get list(): DoctorView['findings'] {
    return (this.shows === 'open' ? this.view?.findings : this.view?.accepted) ?? [];
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const view = await this.host.call('doctor', {});
    if (turn === this.#turn) this.view = view;
  }

  forget(): void {
    this.#turn += 1;
    this.view = null;
    this.shows = 'open';
  }
}
