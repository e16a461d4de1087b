// The chart: what of it is asked for, and what came back.

import { decodeScene } from '../canvas/scene';
import type { ChartBy, ChartInfo, ChartRequest, Growth, OutlineRow } from '../ipc/bindings';
import type { Key } from './keys';
import type { Host } from '../ipc/host';
import { idOf } from './keys';
import { PictureState } from './picture.svelte';

export class ChartState extends PictureState<ChartInfo> {
  by = $state<ChartBy>('position');
  depth = $state<number | null>(null);
  toggled = $state.raw<readonly string[]>([]);
  direction = $state<Growth>('down');
  compact = $state(false);
  root = $state<Key | null>(null);
  rows = $state.raw<OutlineRow[]>([]);

  constructor(private readonly host: Host) {
    super();
  }

  get request(): ChartRequest {
    return {
      by: this.by,
      depth: this.depth,
      toggled: [...this.toggled],
      direction: this.direction,
      compact: this.compact,
      root: this.root,
    };
  }

  async load(): Promise<void> {
    const request = this.request;
    await this.latest(async () => {
      const { info, scene, sceneStart } = await this.host.picture('chart', request);
      return { info, scene: decodeScene(scene, sceneStart) };
    });
    if (this.twin) await this.loadRows();
  }

  async loadRows(): Promise<void> {
    this.rows = (await this.host.call('outline', this.request)).rows;
  }

  /** Folds or unfolds what is below one box. */
  async toggle(key: Key): Promise<void> {
    const id = idOf(key);
    const others = this.toggled.filter((other) => other !== id);
    this.toggled = others.length < this.toggled.length ? others : [...this.toggled, id];
    this.anchor = key;
    await this.load();
  }

  /** Opens the whole chart down to one level. */
  async expandTo(depth: number): Promise<void> {
    this.depth = depth;
    this.toggled = [];
    this.anchor = null;
    await this.load();
    this.reopen();
  }

  async show(change: Partial<Pick<ChartState, 'by' | 'direction' | 'compact' | 'root'>>): Promise<void> {
    if (change.by && change.by !== this.by) {
      this.depth = null;
      this.toggled = [];
      this.root = null;
    }
    Object.assign(this, change);
    this.anchor = null;
    await this.load();
    this.reopen();
  }

  override forget(): void {
    super.forget();
    this.depth = null;
    this.toggled = [];
    this.root = null;
    this.rows = [];
    this.direction = 'down';
    this.compact = false;
  }
}
