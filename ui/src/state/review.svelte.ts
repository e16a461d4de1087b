// The review: the queue as it is filtered, the finding that is looked at, and the ones chosen with it.

import type {
  DecideRequest,
  Name,
  ReviewDetail,
  ReviewKind,
  ReviewRequest,
  ReviewRow,
  ReviewState as Stands,
  ReviewView,
} from '../ipc/bindings';
import type { Host } from '../ipc/host';

/** Which part of the queue is looked at. */
export type Part = 'waiting' | 'returned' | 'decided' | 'gone';

const STATES: Record<Part, Stands[]> = {
  waiting: ['open', 'returned'],
  returned: ['returned'],
  decided: ['decided'],
  gone: ['gone'],
};

export class ReviewState {
  view = $state.raw<ReviewView | null>(null);
  detail = $state.raw<ReviewDetail | null>(null);
  part = $state<Part>('waiting');
  kind = $state<ReviewKind | null>(null);
  branch = $state.raw<Name | null>(null);
  process = $state<string | null>(null);
  level = $state<number | null>(null);
  positions = $state(false);
  /** Whose details are shown. */
  current = $state<string | null>(null);
  /** Those that are decided together; the current one is among them. */
  chosen = $state.raw<readonly string[]>([]);
  /** The card of a record stands beside the finding. */
  inspecting = $state(false);
  #turn = 0;
  #asked = 0;

  constructor(private readonly host: Host) {}

  get request(): ReviewRequest {
    return {
      level: this.level,
      positions: this.positions,
      kinds: this.kind ? [this.kind] : [],
      states: STATES[this.part],
      branch: this.branch?.key ?? null,
      process: this.process,
    };
  }

  get rows(): ReviewRow[] {
    return this.view?.rows ?? [];
  }

  /** Where the current finding stands in the list; the first where it is not in it. */
  get place(): number {
    return Math.max(
      0,
      this.rows.findIndex((row) => row.key === this.current),
    );
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const place = this.place;
    const view = await this.host.call('review', this.request);
    if (turn !== this.#turn) return;
    this.view = view;
    this.level = view.at.level ?? this.level;
    const still = view.rows.some((row) => row.key === this.current);
    // What was decided leaves the list: the one after it moves up to its place.
    const next = still ? this.current : (view.rows[Math.min(place, view.rows.length - 1)]?.key ?? null);
    const kept = this.chosen.filter((key) => view.rows.some((row) => row.key === key));
    await this.choose(next, next !== null && kept.includes(next) ? kept : next === null ? [] : [next]);
  }

  /** Looks at one finding, alone or with others. */
  async choose(key: string | null, chosen: readonly string[] = key === null ? [] : [key]): Promise<void> {
    this.current = key;
    this.chosen = chosen;
    const asked = ++this.#asked;
    if (key === null) {
      this.detail = null;
      return;
    }
    const detail = await this.host.call('review_item', {
      key,
      level: this.level,
      positions: this.positions,
    });
    if (asked === this.#asked) this.detail = detail;
  }

  async show(change: Partial<Pick<ReviewState, 'part' | 'kind' | 'branch' | 'process'>>): Promise<void> {
    Object.assign(this, change);
    await this.load();
  }

  async setLevel(level: number, positions: boolean): Promise<void> {
    this.level = level;
    this.positions = positions;
    await this.load();
  }

  /** A decision about all that are chosen. */
  decision(said: Partial<Omit<DecideRequest, 'keys' | 'level' | 'positions'>>): DecideRequest {
    return {
      keys: [...this.chosen],
      level: this.level,
      positions: this.positions,
      outcome: null,
      answer: null,
      because: '',
      who: '',
      until: '',
      ...said,
    };
  }

  forget(): void {
    this.#turn += 1;
    this.#asked += 1;
    this.view = null;
    this.detail = null;
    this.part = 'waiting';
    this.kind = null;
    this.branch = null;
    this.process = null;
    this.level = null;
    this.positions = false;
    this.current = null;
    this.chosen = [];
    this.inspecting = false;
  }
}
