// The past and the scenarios: the moments of the history, and two states side by side.

import { decodeScene } from '../canvas/scene';
import type {
  BreaksView,
  ChartBy,
  Comparison,
  ComparisonInfo,
  FileView,
  Side,
  Timeline,
} from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { idOf, type Key } from './keys';
import { PictureState } from './picture.svelte';

export type HistoryTab = 'past' | 'scenarios' | 'compare';

/** Records of a comparison that cross the port at once. */
const MOST = 2000;

/** Two states as one chart. */
export class ComparisonPicture extends PictureState<ComparisonInfo> {
  by = $state<ChartBy>('position');
  toggled = $state.raw<readonly string[]>([]);
  /** Width by height of the place it is drawn in. */
  aspect = 1.4;
  sides: { before: Side; after: Side } = { before: { type: 'now' }, after: { type: 'now' } };

  constructor(private readonly host: Host) {
    super();
  }

  async load(): Promise<void> {
    const chart = {
      by: this.by,
      depth: null,
      toggled: [...this.toggled],
      style: 'auto' as const,
      direction: 'down' as const,
      aspect: this.aspect,
      root: null,
    };
    const request = { ...this.sides, chart };
    await this.latest(async () => {
      const { info, scene, sceneStart } = await this.host.picture('comparison', request);
      return { info, scene: decodeScene(scene, sceneStart) };
    });
  }

  /** Its list stands beside it; there is no other twin. */
  async loadRows(): Promise<void> {}

  async toggle(key: Key): Promise<void> {
    const id = idOf(key);
    const others = this.toggled.filter((other) => other !== id);
    this.toggled = others.length < this.toggled.length ? others : [...this.toggled, id];
    this.anchor = key;
    await this.load();
  }

  override forget(): void {
    super.forget();
    this.toggled = [];
  }
}

export class HistoryState {
  tab = $state<HistoryTab>('past');
  timeline = $state.raw<Timeline | null>(null);
  before = $state.raw<Side>({ type: 'now' });
  after = $state.raw<Side>({ type: 'now' });
  comparison = $state.raw<Comparison | null>(null);
  breaks = $state.raw<BreaksView | null>(null);
  /** Whether the comparison is seen as a list or as a picture. */
  asPicture = $state(false);
  /** Records chosen to be taken over. */
  chosen = $state.raw<ReadonlySet<Key>>(new Set());
  comparing = $state(false);
  readonly picture: ComparisonPicture;
  #asked = 0;

  constructor(private readonly host: Host) {
    this.picture = new ComparisonPicture(host);
  }

  /** The scenario that can be taken over: compared with the organisation as it stands. */
  get takeable(): string | null {
    return this.before.type === 'now' && this.after.type === 'scenario' ? this.after.id : null;
  }

  async loadTimeline(): Promise<void> {
    this.timeline = await this.host.call('timeline', {});
  }

  async compare(before: Side, after: Side): Promise<void> {
    const turn = ++this.#asked;
    this.before = before;
    this.after = after;
    this.chosen = new Set();
    this.comparison = null;
    this.breaks = null;
    this.picture.forget();
    this.picture.sides = { before, after };
    this.comparing = true;
    try {
      const comparison = await this.host.call('compare', { before, after, limit: MOST });
      if (turn !== this.#asked) return;
      this.comparison = comparison;
      const breaks = await this.host.call('breaks', { before, after });
      if (turn !== this.#asked) return;
      this.breaks = breaks;
      if (this.asPicture) await this.#draw();
    } finally {
      if (turn === this.#asked) this.comparing = false;
    }
  }

  /** Whether the view shows the comparison as a picture. */
  showsPicture(view: string): boolean {
    return view === 'history' && this.tab === 'compare' && this.asPicture;
  }

  /** Compares once more what is compared, after something changed. */
  async again(): Promise<void> {
    if (this.comparison) await this.compare(this.before, this.after);
  }

  async showPicture(asPicture: boolean): Promise<void> {
    this.asPicture = asPicture;
    if (asPicture && !this.picture.scene) await this.#draw();
  }

  /** Boxes of positions or of units. */
  async showBy(by: ChartBy): Promise<void> {
    this.picture.forget();
    this.picture.by = by;
    await this.#draw();
  }

  /** Draws the picture, and brings what differs first into sight. */
  async #draw(): Promise<void> {
    await this.picture.load();
    const { scene } = this.picture;
    const first = this.comparison?.items.find(({ key }) => scene?.find(key) !== null);
    if (scene && first) this.picture.reveal = { key: first.key };
  }

  choose(key: Key, chosen: boolean): void {
    const next = new Set(this.chosen);
    if (chosen) next.add(key);
    else next.delete(key);
    this.chosen = next;
  }

  /** What is compared may be gone: a scenario deleted, a version without its name. */
  keepTo(file: FileView): void {
    const there = (side: Side) =>
      (side.type !== 'scenario' || file.scenarios.some(({ id }) => id === side.id)) &&
      (side.type !== 'version' || this.timeline?.versions.some(({ id }) => id === side.id) !== false);
    if (there(this.before) && there(this.after)) return;
    this.before = { type: 'now' };
    this.after = { type: 'now' };
    this.comparison = null;
    this.breaks = null;
    this.picture.forget();
  }

  forget(): void {
    this.#asked += 1;
    this.timeline = null;
    this.before = { type: 'now' };
    this.after = { type: 'now' };
    this.comparison = null;
    this.breaks = null;
    this.chosen = new Set();
    this.picture.forget();
  }
}
