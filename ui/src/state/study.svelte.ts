// The analyses: a question that is looked at, the figure of each, the table behind it, and what stands behind a row.

import type {
  Evidence,
  Name,
  StudyQuestion,
  StudyRequest,
  StudyRow,
  StudyRows,
  StudyRowsRequest,
  StudyView,
} from '../ipc/bindings';
import { toApiError, type Host } from '../ipc/host';
import type { Key } from './keys';
import type { MapState } from './map.svelte';
import { PagedRows, type Wanted } from './paged.svelte';
import { WavesState } from './waves.svelte';

export type QuestionCode = StudyQuestion['type'];

/** As they are read; what takes longest to work out is asked last. */
export const QUESTIONS = [
  'twoWay',
  'fan',
  'isolated',
  'circles',
  'waits',
  'singleSource',
  'cutOff',
  'between',
  'far',
  'elsewhere',
  'outside',
] as const satisfies readonly QuestionCode[];
const SLOW: readonly QuestionCode[] = ['circles', 'elsewhere', 'between'];

export class StudyState extends PagedRows<StudyRow> {
  question = $state<QuestionCode>('twoWay');
  /** Who stops, in the question what stops then. */
  stops = $state.raw<Name | null>(null);
  /** The answers known at this level, at a glance. */
  views = $state.raw<Readonly<Partial<Record<QuestionCode, StudyView>>>>({});
  /** The code of the table looked at. */
  table = $state<string | null>(null);
  /** The row looked at, and what stands behind it. */
  row = $state.raw<StudyRow | null>(null);
  behind = $state.raw<readonly Evidence[]>([]);
  /** The card of a record stands beside the answer. */
  inspecting = $state(false);
  /** The question that is worked out, and how far that is: from 0 to 1 where it is known. */
  working = $state.raw<{ question: QuestionCode; done: number | null } | null>(null);
  /** What stops, as a picture. */
  readonly waves: WavesState;
  #turn = 0;
  #asked = 0;
  #job: number | null = null;

  constructor(
    private readonly host: Host,
    private readonly map: MapState,
  ) {
    super();
    this.waves = new WavesState(host, () => this.request('impact'));
  }

  /** Whether the answer is a picture: what stops, unless it is wanted as a list or nothing does. */
  get asPicture(): boolean {
    return this.question === 'impact' && !this.waves.twin && this.spreads;
  }

  /** Whether something stops. */
  get spreads(): boolean {
    return (this.views.impact?.tables ?? []).some(({ code, rows }) => code === 'stops' && rows > 0);
  }

  get view(): StudyView | null {
    return this.views[this.question] ?? null;
  }

  /** The level and the filters are those of the map. */
  request(question: QuestionCode = this.question): StudyRequest {
    const map = { ...this.map.request, focus: null, wheel: false, tray: false };
    return { map, question: this.#asks(question) };
  }

  #asks(question: QuestionCode): StudyQuestion {
    return question === 'impact'
      ? { type: question, keys: this.stops ? [this.stops.key] : [] }
      : { type: question };
  }

  get rowsRequest(): StudyRowsRequest {
    return { study: this.request(), table: this.table ?? '', ...this.wanted };
  }

  protected fetch(wanted: Wanted): Promise<StudyRows> {
    return this.host.call('study_rows', { study: this.request(), table: this.table ?? '', ...wanted });
  }

  /** Asks every question anew, the one looked at first; what was under way is given up. */
  async load(): Promise<void> {
    this.views = {};
    await this.#rest();
  }

  /** What is not known yet, the question looked at first. */
  async #rest(): Promise<void> {
    const turn = ++this.#turn;
    this.#giveUp();
    const quick = QUESTIONS.filter((question) => !SLOW.includes(question));
    const order = new Set<QuestionCode>([this.question, ...quick, ...SLOW]);
    for (const question of order) {
      if (question === 'impact' && this.stops === null) continue;
      if (!this.views[question] && !(await this.#answer(question, turn))) return;
      if (question === this.question && this.head === null) await this.#showTable();
      if (turn !== this.#turn) return;
    }
  }

  /** Whether the answer is still wanted. */
  async #answer(question: QuestionCode, turn: number): Promise<boolean> {
    const id = Math.floor(performance.now() * 1000);
    this.#job = id;
    this.working = { question, done: null };
    const current = () => turn === this.#turn && this.#job === id;
    try {
      const view = await this.host.call('study', this.request(question), {
        id,
        onProgress: ({ done, total }) => {
          if (current()) this.working = { question, done: total > 0 ? Math.min(1, done / total) : null };
        },
      });
      if (turn !== this.#turn) return false;
      this.views = { ...this.views, [question]: view };
      return true;
    } catch (thrown) {
      // What was given up is not missed.
      if (turn !== this.#turn) return false;
      if (question === 'impact' && toApiError(thrown).code === 'not-found') {
        // Whoever it was about is gone meanwhile; somebody else can be chosen.
        this.stops = null;
        return true;
      }
      throw thrown;
    } finally {
      if (current()) {
        this.#job = null;
        this.working = null;
      }
    }
  }

  #giveUp(): void {
    if (this.#job !== null) void this.host.cancel(this.#job);
    this.#job = null;
    this.working = null;
    this.#emptyTable();
  }

  #emptyTable(): void {
    this.forgetRows();
    this.#asked += 1;
    this.row = null;
    this.behind = [];
  }

  /** Looks at a question; one that is still to be worked out comes next. */
  async show(question: QuestionCode): Promise<void> {
    if (question === this.question) return;
    this.question = question;
    this.table = null;
    if (this.view === null) return this.#rest();
    this.#emptyTable();
    await this.#showTable();
  }

  /** What stops when this unit, position or person does. */
  async showStops(stops: Name): Promise<void> {
    this.ask(stops);
    await this.#rest();
  }

  /** Puts the question without asking it yet. */
  ask(stops: Name): void {
    if (this.stops?.key !== stops.key) this.waves.forget();
    this.stops = stops;
    this.question = 'impact';
    this.table = null;
    const views = { ...this.views };
    delete views.impact;
    this.views = views;
  }

  async showTable(code: string): Promise<void> {
    this.table = code;
    this.#emptyTable();
    await this.#showTable();
  }

  /** The table chosen, else the first in which something stands; and what stands behind its first row. */
  async #showTable(): Promise<void> {
    const tables = this.view?.tables ?? [];
    const chosen =
      tables.find(({ code }) => code === this.table) ?? tables.find(({ rows }) => rows > 0) ?? tables[0];
    this.table = chosen?.code ?? null;
    if (this.table !== null && (await this.loadRows())) await this.choose(this.rows[0] ?? null);
  }

  /** Looks at one row. */
  async choose(row: StudyRow | null): Promise<void> {
    const asked = ++this.#asked;
    this.row = row;
    if (row === null) {
      this.behind = [];
      return;
    }
    const study = this.request();
    const { parts } = await this.host.call('study_behind', { study, table: this.table ?? '', row: row.at });
    if (asked === this.#asked) this.behind = parts;
  }

  /** Another level, for the map as well. */
  async setLevel(level: number, positions: boolean): Promise<void> {
    this.map.takeLevel(level, positions);
    await this.load();
  }

  /** Without the map's filters and without what is unfolded singly. */
  async lift(): Promise<void> {
    this.map.liftAll();
    await this.load();
  }

  /** What of the card is selected by a row: its own record. */
  static keyOf(row: StudyRow | null): Key | null {
    return row && row.key !== '' && !row.key.startsWith('none:') ? row.key : null;
  }

  forget(): void {
    this.#turn += 1;
    this.#giveUp();
    this.views = {};
    this.question = 'twoWay';
    this.stops = null;
    this.waves.forget();
    this.table = null;
    this.inspecting = false;
  }
}
