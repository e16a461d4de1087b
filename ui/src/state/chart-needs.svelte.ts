// The needs of one box over the chart: what is drawn over it, and what is said of it.

import { decodeScene, type Scene } from '../canvas/scene';
import type { ChartNeedRow, ChartNeeds, ChartRequest } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { App } from './app.svelte';
import type { Key } from './keys';

export class NeedsOver {
  info = $state.raw<ChartNeeds | null>(null);
  scene = $state.raw<Scene | null>(null);
  /** The line that is pointed at in the list. */
  pointed = $state<Key | null>(null);
  #turn = 0;

  constructor(private readonly host: Host) {}

  /** Asks for the needs of a box; an older answer is dropped. Null: none are shown. */
  async load(chart: ChartRequest, of: Key | null): Promise<void> {
    const turn = ++this.#turn;
    if (of === null) return this.clear();
    const { info, scene, sceneStart } = await this.host.picture('chart_needs', { ...chart, needsOf: of });
    if (turn !== this.#turn) return;
    this.pointed = null;
    this.scene = decodeScene(scene, sceneStart);
    this.info = info;
  }

  clear(): void {
    this.#turn += 1;
    this.info = null;
    this.scene = null;
    this.pointed = null;
  }

  /** The row of a pair that is selected: what joins the box and another. */
  chosen(selected: Key | null): ChartNeedRow | null {
    const { info } = this;
    return info?.rows.find((row) => selected === pairOf(info.of, row)) ?? null;
  }

  /** Shows both sides of a link beside the chart. */
  async open(app: App, row: ChartNeedRow): Promise<void> {
    if (!this.info) return;
    app.inspector.bringForward();
    await app.select([pairOf(this.info.of, row)]);
  }

  /** The row after the one of this key, or before it, round and round. */
  beside(key: Key | null, by: 1 | -1): ChartNeedRow | null {
    const rows = this.info?.rows ?? [];
    const at = rows.findIndex((row) => row.key === key);
    return rows[(at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by + rows.length) % rows.length] ?? null;
  }
}

function pairOf(box: Key, row: ChartNeedRow): Key {
  return `pair:${box}~${row.key}`;
}
