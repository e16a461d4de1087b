// The map: level, units unfolded, filters; and what came back.

import { decodeScene } from '../canvas/scene';
import type { LinkRow, MapInfo, MapRequest, ItemKind, Show } from '../ipc/bindings';
import type { Key } from './keys';
import type { Host } from '../ipc/host';
import { idOf } from './keys';
import { PictureState } from './picture.svelte';

export class MapState extends PictureState<MapInfo> {
  level = $state<number | null>(null);
  positions = $state(false);
  unfolded = $state.raw<readonly string[]>([]);
  showing = $state<Show>('all');
  processes = $state.raw<readonly string[]>([]);
  kinds = $state.raw<readonly ItemKind[]>([]);
  external = $state(true);
  tray = $state(false);
  /** One node with those around it, instead of the whole. */
  focused = $state(false);
  /** What stands in the middle; nothing: what the core chooses. */
  centre = $state<Key | null>(null);
  depth = $state(1);
  /** Width by height of the place it is drawn in. */
  aspect = 1.4;
  rows = $state.raw<LinkRow[]>([]);

  constructor(private readonly host: Host) {
    super();
  }

  get request(): MapRequest {
    return {
      level: this.level,
      positions: this.positions,
      unfolded: [...this.unfolded],
      show: this.showing,
      processes: [...this.processes],
      kinds: [...this.kinds],
      external: this.external,
      aspect: this.aspect,
      tray: this.tray,
      focus: this.focused ? { centre: this.centre, depth: this.depth } : null,
    };
  }

  get filtered(): boolean {
    return this.showing !== 'all' || this.processes.length > 0 || this.kinds.length > 0 || !this.external;
  }

  async load(): Promise<void> {
    const request = this.request;
    await this.latest(async () => {
      const { info, scene, sceneStart } = await this.host.picture('map', request);
      return { info, scene: decodeScene(scene, sceneStart) };
    });
    if (this.twin) await this.loadRows();
  }

  async loadRows(): Promise<void> {
    this.rows = (await this.host.call('links', this.request)).rows;
  }

  async setLevel(level: number, positions: boolean): Promise<void> {
    this.level = level;
    this.positions = positions;
    this.unfolded = [];
    await this.reload();
  }

  /** Whether a unit of the picture can be unfolded, or stands unfolded already. */
  foldable(key: Key): boolean {
    return this.unfolded.includes(idOf(key)) || this.scene?.find(`toggle:${idOf(key)}`) != null;
  }

  /** Unfolds one unit into what is in it, or folds it again. */
  async unfold(key: Key): Promise<void> {
    if (!key.startsWith('unit:')) return;
    const id = idOf(key);
    const others = this.unfolded.filter((other) => other !== id);
    this.unfolded = others.length < this.unfolded.length ? others : [...this.unfolded, id];
    this.anchor = key;
    const before = this.scene;
    await this.load();
    const after = this.scene;
    if (!after || after === before || !this.unfolded.includes(id)) return;
    const parts = after.cards().filter((part) => before?.find(part) == null);
    // Parts without needs lie in the tray: that is then what there is to be seen.
    this.reveal = { key, parts: parts.length > 0 ? parts : ['tray'] };
  }

  async filter(
    change: Partial<Pick<MapState, 'showing' | 'processes' | 'kinds' | 'external'>>,
  ): Promise<void> {
    Object.assign(this, change);
    await this.reload();
  }

  /** The whole, or one node with those around it. */
  async setFocus(focused: boolean, centre: Key | null): Promise<void> {
    Object.assign(this, { focused, centre });
    await this.reload();
  }

  async setDepth(depth: number): Promise<void> {
    this.depth = depth;
    await this.reload();
  }

  /** Walks on to another node. */
  async walkTo(centre: Key): Promise<void> {
    if (!this.focused || centre === this.info?.focus?.centre.key) return;
    this.centre = centre;
    await this.reload();
  }

  async clearFilters(): Promise<void> {
    this.focused = false;
    await this.filter({ showing: 'all', processes: [], kinds: [], external: true });
  }

  async toggleTray(): Promise<void> {
    this.tray = !this.tray;
    this.anchor = 'tray';
    await this.load();
  }

  async reload(): Promise<void> {
    this.anchor = null;
    await this.load();
    this.reopen();
  }

  override forget(): void {
    super.forget();
    this.level = null;
    this.positions = false;
    this.unfolded = [];
    this.showing = 'all';
    this.processes = [];
    this.kinds = [];
    this.external = true;
    this.tray = false;
    this.focused = false;
    this.centre = null;
    this.depth = 1;
    this.rows = [];
  }
}
