// The chart: what of it is asked for, and what came back.

import { decodeScene } from '../canvas/scene';
import type {
  Arranged,
  ChartBy,
  ChartInfo,
  ChartRequest,
  ChartStyle,
  ChartView,
  Growth,
  OutlineRow,
} from '../ipc/bindings';
import type { Key } from './keys';
import type { Host } from '../ipc/host';
import { idOf } from './keys';
import { NeedsOver } from './chart-needs.svelte';
import { PictureState } from './picture.svelte';
import type { SettingsState } from './settings.svelte';

/** What is unfolded. */
type Unfolded = { depth: number | null; toggled: readonly string[] };
const opening: Unfolded = { depth: null, toggled: [] };

export class ChartState extends PictureState<ChartInfo> {
  by = $state<ChartBy>('position');
  depth = $state<number | null>(null);
  toggled = $state.raw<readonly string[]>([]);
  root = $state<Key | null>(null);
  rows = $state.raw<OutlineRow[]>([]);
  /** The needs of the selected box over it. */
  readonly over: NeedsOver;
  /** Width by height of the place it is drawn in. */
  aspect = 1.4;
  /** How it was laid out: an edit or a fold does not rearrange it. */
  #held: Arranged | null = null;
  /** What was unfolded before one branch was looked at. */
  #before: Unfolded = opening;

  constructor(
    private readonly host: Host,
    private readonly settings: SettingsState,
  ) {
    super();
    this.over = new NeedsOver(host);
  }

  /** How charts are shown on this computer. */
  get view(): ChartView {
    return this.settings.value.chart ?? {};
  }

  get direction(): Growth {
    return this.view.direction ?? 'down';
  }

  get style(): ChartStyle {
    return this.view.style ?? 'auto';
  }

  get request(): ChartRequest {
    return {
      ...this.view,
      by: this.by,
      depth: this.depth,
      toggled: [...this.toggled],
      held: this.#held,
      aspect: this.aspect,
      root: this.root,
    };
  }

  /** What of it goes on paper: with the needs that lie over it. */
  get drawing(): ChartRequest {
    return { ...this.request, needsOf: this.over.info?.of ?? null };
  }

  /** Whether the needs of the selected box are drawn over it, on this computer. */
  get showsNeeds(): boolean {
    return this.view.needs ?? false;
  }

  async showNeeds(needs: boolean): Promise<void> {
    await this.settings.change({ chart: { ...this.view, needs } });
  }

  async load(): Promise<void> {
    const request = this.request;
    const current = await this.latest(async () => {
      const { info, scene, sceneStart } = await this.host.picture('chart', request);
      return { info, scene: decodeScene(scene, sceneStart) };
    });
    if (current) this.#held = this.info?.arranged ?? null;
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
    await this.#anew();
  }

  /** Shows another kind of boxes. */
  async showBy(by: ChartBy): Promise<void> {
    this.by = by;
    this.root = null;
    this.#unfold(opening);
    await this.#anew();
  }

  /** Looks at one branch alone; at the whole chart again with null, unfolded as it was. */
  async focus(root: Key | null): Promise<void> {
    if (root === this.root) return;
    if (this.root === null) this.#before = { depth: this.depth, toggled: this.toggled };
    this.#unfold(root === null ? this.#before : opening);
    this.root = root;
    await this.#anew();
  }

  /** Shows charts in another way from now on, on this computer. */
  async setView(change: ChartView): Promise<void> {
    await this.settings.change({ chart: { ...this.view, ...change } });
    await this.#anew();
  }

  /** Prepares the whole chart of positions without asking for it yet. */
  ofPositions(): void {
    if (this.by === 'position' && this.root === null) return;
    this.by = 'position';
    this.root = null;
    this.#unfold(opening);
  }

  #unfold({ depth, toggled }: Unfolded): void {
    this.depth = depth;
    this.toggled = toggled;
  }

  async #anew(): Promise<void> {
    this.anchor = null;
    this.#held = null;
    await this.load();
    this.reopen();
  }

  override forget(): void {
    super.forget();
    this.over.clear();
    this.#unfold(opening);
    this.#before = opening;
    this.#held = null;
    this.root = null;
    this.rows = [];
  }
}
