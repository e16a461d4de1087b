// The card of what is selected.

import type { ApiError, Inspect, MapRequest } from '../ipc/bindings';
import type { Key } from './keys';
import { toApiError, type Host } from '../ipc/host';

export const NARROWEST = 280;
export const WIDEST = 520;

export class InspectorState {
  open = $state(true);
  width = $state(344);
  card = $state.raw<Inspect | null>(null);
  error = $state.raw<ApiError | null>(null);
  #asked = 0;

  constructor(private readonly host: Host) {}

  async load(key: Key | null, map: MapRequest | null): Promise<void> {
    const turn = ++this.#asked;
    if (key === null || key === 'tray') {
      this.card = null;
      this.error = null;
      return;
    }
    try {
      const card = await this.host.call('inspect', { key, map });
      if (turn !== this.#asked) return;
      this.card = card;
      this.error = null;
    } catch (thrown) {
      if (turn !== this.#asked) return;
      this.card = null;
      this.error = toApiError(thrown);
    }
  }

  resize(width: number): void {
    this.width = Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
  }
}
