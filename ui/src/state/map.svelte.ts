// The map: level, units unfolded, filters; and what came back.

import { Matrix } from '../canvas/matrix';
import { decodeScene } from '../canvas/scene';
import type {
  Fold,
  LinkRow,
  MapFilter,
  MapInfo,
  MapLook,
  MapRequest,
  MatrixOrder,
  MapShape,
  MatrixRequest,
  Picture,
  Strength,
} from '../ipc/bindings';
import type { Key } from './keys';
import type { Host } from '../ipc/host';
import { idOf } from './keys';
import { filterParts, unfiltered, type FilterPart, type Filtering } from './map-filter';
import { PictureState, type Finder } from './picture.svelte';

export class MapState extends PictureState<MapInfo> {
  level = $state<number | null>(null);
  positions = $state(false);
  unfolded = $state.raw<readonly string[]>([]);
  folded = $state.raw<readonly string[]>([]);
  filtering = $state.raw<Filtering>(unfiltered());
  tray = $state(false);
  shape = $state<MapShape>('flow');
  /** What stands in the middle; nothing: what the core chooses. */
  centre = $state<Key | null>(null);
  depth = $state(1);
  /** What the rows and columns of the matrix are put in order by, and what strength is in it and in filters. */
  order = $state<MatrixOrder>('tree');
  strength = $state<Strength>('needs');
  /** The matrix last received, where that is the picture. */
  matrix = $state.raw<Matrix | null>(null);
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
      folded: [...this.folded],
      filter: this.filtering,
      strength: this.strength,
      aspect: this.aspect,
      tray: this.tray,
      focus: this.focused ? { centre: this.centre, depth: this.depth } : null,
      wheel: this.shape === 'wheel',
    };
  }

  get matrixRequest(): MatrixRequest {
    return { map: this.request, order: this.order };
  }

  /** What is shown, as a picture for a file. */
  get drawing(): Picture {
    return this.shape === 'matrix'
      ? { type: 'matrix', ...this.matrixRequest }
      : { type: 'map', ...this.request };
  }

  /** One node with those around it, instead of the whole. */
  get focused(): boolean {
    return this.shape === 'focus';
  }

  override get finder(): Finder | null {
    return this.shape === 'matrix' ? this.matrix : this.scene;
  }

  /** The filters that are set. */
  get parts(): FilterPart[] {
    return filterParts(this.filtering, this.strength, this.info?.processes ?? [], this.info?.branch ?? null);
  }

  get filtered(): boolean {
    return this.parts.length > 0;
  }

  /** Whether needs are left out, not pairs alone. */
  get leavesOut(): boolean {
    return this.parts.some(({ why }) => why !== 'show' && why !== 'strength');
  }

  async load(): Promise<void> {
    let matrix: Matrix | null = null;
    const current = await this.latest(async () => {
      if (this.shape === 'matrix') {
        matrix = new Matrix(await this.host.call('matrix', this.matrixRequest));
        return { info: matrix.view.info, scene: null };
      }
      const { info, scene, sceneStart } = await this.host.picture('map', this.request);
      return { info, scene: decodeScene(scene, sceneStart) };
    });
    if (current) this.matrix = matrix;
    if (this.twin) await this.loadRows();
  }

  async loadRows(): Promise<void> {
    this.rows = (await this.host.call('links', this.request)).rows;
  }

  async setLevel(level: number, positions: boolean): Promise<void> {
    this.level = level;
    this.positions = positions;
    this.unfolded = [];
    this.folded = [];
    await this.reload();
  }

  /** Whether single units stand otherwise than the level would have them. */
  get foldedSingly(): number {
    return this.unfolded.length + this.folded.length;
  }

  /** Whether a unit of the picture can be unfolded, or stands unfolded already. */
  foldable(key: Key): boolean {
    if (this.shape === 'matrix') return this.#foldOf(key) !== null;
    return this.unfolded.includes(idOf(key)) || this.scene?.find(`toggle:${idOf(key)}`) != null;
  }

  /** Whether a unit stands unfolded into what is in it. */
  isOpen(key: Key): boolean {
    return this.shape === 'matrix' ? this.#foldOf(key) === 'open' : this.unfolded.includes(idOf(key));
  }

  #foldOf(key: Key): Fold | null {
    const at = this.matrix?.find(key) ?? null;
    return at === null ? null : (this.matrix?.head(at)?.fold ?? null);
  }

  /** Unfolds one unit into what is in it, or folds it again. */
  async unfold(key: Key): Promise<void> {
    if (!key.startsWith('unit:')) return;
    if (this.shape === 'matrix') return this.fold(key, this.isOpen(key));
    const id = idOf(key);
    this.folded = this.folded.filter((other) => other !== id);
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

  /** Folds a unit of the matrix into one row and column, or unfolds it. */
  async fold(key: Key, folds: boolean): Promise<void> {
    if (!key.startsWith('unit:')) return;
    const id = idOf(key);
    const without = (ids: readonly string[]) => ids.filter((other) => other !== id);
    this.folded = folds ? [...without(this.folded), id] : without(this.folded);
    this.unfolded = folds ? without(this.unfolded) : [...without(this.unfolded), id];
    await this.load();
  }

  async filter(change: MapFilter): Promise<void> {
    this.filtering = { ...this.filtering, ...change };
    await this.reload();
  }

  /** Next time the whole of a level is shown, nothing filtered or folded away, as a picture. */
  open(level: number | null, positions: boolean): void {
    this.level = level;
    this.positions = positions;
    this.#showWhole();
    this.shape = 'flow';
    this.twin = false;
    this.scene = null;
  }

  /** Another level, chosen elsewhere: the picture is asked for anew when it is next looked at. */
  takeLevel(level: number, positions: boolean): void {
    this.level = level;
    this.positions = positions;
    this.unfolded = [];
    this.folded = [];
    this.scene = null;
  }

  /** Nothing filtered or unfolded singly, from elsewhere. */
  liftAll(): void {
    this.#showWhole();
    this.scene = null;
  }

  /** Next time every pair is shown, as a picture of the whole: what is to be seen may be any of them. */
  showAllPairs(): void {
    this.filtering = { ...this.filtering, show: 'all', atLeast: null };
    this.twin = false;
    if (this.focused) this.shape = 'flow';
    this.scene = null;
  }

  #showWhole(): void {
    this.unfolded = [];
    this.folded = [];
    this.filtering = unfiltered();
  }

  /** What is looked at, to be kept by name. */
  look(selection: readonly Key[]): MapLook {
    const { level, positions } = this.info ?? this;
    return {
      shape: this.shape,
      map: { ...this.request, level, positions, focus: { centre: this.centre, depth: this.depth } },
      order: this.order,
      table: this.twin,
      selection: [...selection],
    };
  }

  /** Looks at what was kept. */
  async openView(look: MapLook): Promise<void> {
    const { map = {} } = look;
    this.level = map.level ?? null;
    this.positions = map.positions ?? false;
    this.unfolded = map.unfolded ?? [];
    this.folded = map.folded ?? [];
    this.filtering = { ...unfiltered(), ...map.filter };
    this.strength = map.strength ?? 'needs';
    this.tray = map.tray ?? false;
    this.centre = map.focus?.centre ?? null;
    this.depth = Math.max(1, map.focus?.depth ?? 1);
    this.order = look.order ?? 'tree';
    this.shape = look.shape ?? 'flow';
    this.twin = look.table ?? false;
    await this.reload();
  }

  /** Another picture; around one node, what stands in the middle. */
  async setShape(shape: MapShape, centre: Key | null): Promise<void> {
    Object.assign(this, { shape, centre });
    await this.reload();
  }

  async arrange(change: Partial<Pick<MapState, 'order' | 'strength'>>): Promise<void> {
    Object.assign(this, change);
    await this.load();
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
    if (this.focused) this.shape = 'flow';
    await this.filter(unfiltered());
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
    this.#showWhole();
    this.tray = false;
    this.shape = 'flow';
    this.centre = null;
    this.depth = 1;
    this.order = 'tree';
    this.strength = 'needs';
    this.matrix = null;
    this.rows = [];
  }
}
