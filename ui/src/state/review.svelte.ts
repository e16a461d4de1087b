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
  RoundView,
  SinceWord,
} from '../ipc/bindings';
import { toApiError, type Host } from '../ipc/host';

/** Which part of the queue is looked at: by where its findings stand, or against an earlier review. */
export type Part = Standing | Against;
export type Standing = 'waiting' | 'returned' | 'decided' | 'gone';
export type Against = `since-${SinceWord}`;

export const EVERY_STATE: Stands[] = ['open', 'returned', 'decided', 'gone'];
export const EVERY_AGAINST: SinceWord[] = ['new', 'changed', 'same', 'gone'];

const STATES: Record<Standing, Stands[]> = {
  waiting: ['open', 'returned'],
  returned: ['returned'],
  decided: ['decided'],
  gone: ['gone'],
};

/** What a part asks for. */
function asked(part: Part): Pick<ReviewRequest, 'states' | 'against'> {
  const against = EVERY_AGAINST.find((word) => part === `since-${word}`);
  if (against) return { states: EVERY_STATE, against: [against] };
  return { states: STATES[part as Standing], against: [] };
}

export class ReviewState {
  view = $state.raw<ReviewView | null>(null);
  detail = $state.raw<ReviewDetail | null>(null);
  part = $state<Part>('waiting');
  kind = $state<ReviewKind | null>(null);
  branch = $state.raw<Name | null>(null);
  process = $state<string | null>(null);
  level = $state<number | null>(null);
  positions = $state(false);
  /** The review that is gone on with: it says what is looked at. */
  round = $state<string | null>(null);
  /** The review it is compared with, where that is not the usual one. */
  since = $state<string | null>(null);
  /** Every review that was begun; null until asked for. */
  rounds = $state.raw<readonly RoundView[] | null>(null);
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
      ...asked(this.part),
      branch: this.branch?.key ?? null,
      process: this.process,
      round: this.round,
      since: this.since,
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
    const view = await this.#ask();
    if (turn !== this.#turn) return;
    this.view = view;
    this.level = view.at.level ?? this.level;
    if (view.round) {
      this.positions = view.at.positions;
      this.branch = view.branch;
      this.process = view.round.process?.name ? view.round.process.key : null;
    }
    const still = view.rows.some((row) => row.key === this.current);
    // What was decided leaves the list: the one after it moves up to its place.
    const next = still ? this.current : (view.rows[Math.min(place, view.rows.length - 1)]?.key ?? null);
    const kept = this.chosen.filter((key) => view.rows.some((row) => row.key === key));
    await this.choose(next, next !== null && kept.includes(next) ? kept : next === null ? [] : [next]);
  }

  /** The queue; a review that has been removed meanwhile is left. */
  async #ask(): Promise<ReviewView> {
    try {
      return await this.host.call('review', this.request);
    } catch (thrown) {
      if (this.round === null || toApiError(thrown).code !== 'not-found') throw thrown;
      this.#leave();
      return this.host.call('review', this.request);
    }
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
      since: this.view?.since?.round.key ?? null,
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

  /** Goes on with a review that was begun. */
  async goOn(round: string): Promise<void> {
    this.#leave();
    this.round = round;
    await this.load();
  }

  /** Looks at everything again. */
  async leave(): Promise<void> {
    this.#leave();
    await this.load();
  }

  async compareWith(since: string): Promise<void> {
    this.since = since;
    await this.load();
  }

  #leave(): void {
    this.round = null;
    this.since = null;
    this.branch = null;
    this.process = null;
    this.kind = null;
    this.part = 'waiting';
  }

  async loadRounds(): Promise<void> {
    this.rounds = (await this.host.call('review_rounds', {})).rounds;
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
    this.#leave();
    this.rounds = null;
    this.level = null;
    this.positions = false;
    this.current = null;
    this.chosen = [];
    this.inspecting = false;
  }
}
