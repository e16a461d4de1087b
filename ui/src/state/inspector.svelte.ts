// The card of what is selected.

import type { ApiError, ChartRequest, Inspect, MapRequest } from '../ipc/bindings';
import type { Key } from './keys';
import { toApiError, type Host } from '../ipc/host';

export const NARROWEST = 280;
export const WIDEST = 520;

export class InspectorState {
  open = $state(true);
  width = $state(344);
  /** In a narrow window it lies over the picture, and only while there is something to say. */
  overlays = $state(false);
  /** Asked for by the person, even with nothing selected. */
  #asked = $state(false);
  /** The record whose card was put away while it lay over the picture. */
  #putAway = $state<Key | null>(null);
  card = $state.raw<Inspect | null>(null);
  error = $state.raw<ApiError | null>(null);
  #turn = 0;

  constructor(private readonly host: Host) {}

  /** Of a pair: as the chart shows it where one is given and joins the two, else as the map does. */
  async load(key: Key | null, map: MapRequest | null, chart: ChartRequest | null = null): Promise<void> {
    const turn = ++this.#turn;
    if (key === null || key === 'tray') {
      this.card = null;
      this.error = null;
      return;
    }
    try {
      const card = (await this.#drawn(key, chart)) ?? (await this.host.call('inspect', { key, map }));
      if (turn !== this.#turn) return;
      this.card = card;
      this.error = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.card = null;
      this.error = toApiError(thrown);
    }
  }

  async #drawn(key: Key, chart: ChartRequest | null): Promise<Inspect | null> {
    if (chart === null) return null;
    const card = await this.host.call('chart_pair', { chart, key }).catch(() => null);
    return card && { type: 'pair', ...card };
  }

  shows(selected: Key | null): boolean {
    if (!this.open || !this.overlays) return this.open;
    return this.#asked || (selected !== null && selected !== this.#putAway);
  }

  /** By menu, key or button: shown or hidden for good. */
  toggle(selected: Key | null): void {
    const shown = this.shows(selected);
    this.open = !shown;
    this.#asked = !shown;
    this.#putAway = null;
  }

  /** Closed by its own button; where it lies over the picture, the next selection brings it back. */
  putAway(selected: Key | null): void {
    if (!this.overlays) this.open = false;
    this.#asked = false;
    this.#putAway = selected;
  }

  /** Brought forward by a step that leads to it. */
  bringForward(): void {
    this.open = true;
    this.#putAway = null;
  }

  resize(width: number): void {
    this.width = Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
  }
}
