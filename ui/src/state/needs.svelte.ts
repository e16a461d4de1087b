// The needs as a table that is written in: their order, the rows that were in sight, and what could not be taken yet.
//
// A row that is no need yet, and a cell that the core did not understand, stay here as they were written until they
// are mended or given up.

import type {
  CellsSet,
  MapFilter,
  NeedColumn,
  NeedOrderRequest,
  NeedRow,
  Named,
  NeedsOnly,
  RowText,
} from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { Key } from './keys';
import { unfiltered } from './map-filter';
import { NEED_COLUMNS } from './need-columns';
import { NeedFilter } from './need-filter.svelte';

/** The key of a need, or `new:` and a number. */
export type RowId = string;
export type Pending = { text: string; why: Named };
/** The map stands for the writing: what is foreseen of it goes when its own outcome is there. */
export type RowChange = { id: RowId; cells: ReadonlyMap<NeedColumn, string> };
type Foreseen = { text: string; by: RowChange['cells'] };
/** What a row's cells say, each null where the row was not in sight yet, why some were not taken, and which are unread. */
export type RowLine = {
  texts: readonly (string | null)[];
  problems: readonly (Named | null)[];
  unread: readonly boolean[];
};

export class NeedsState {
  /** The rows in their order; without the empty one at the end. */
  order = $state.raw<readonly RowId[]>([]);
  total = $state(0);
  loaded = $state(false);
  filter = $state('');
  only = $state<NeedsOnly | null>(null);
  /** Kept to beside these. */
  readonly which: NeedFilter;
  sort = $state<NeedColumn | null>(null);
  descending = $state(false);
  /** Whether the card of the row stands beside the table. */
  card = $state(false);
  /** Grows with every change to what rows say. */
  turn = $state(0);
  #number = $state(1);
  #rows = new Map<Key, NeedRow>();
  #stale = new Set<Key>();
  /** By which asking. */
  #asked = new Map<Key, number>();
  #asking = 0;
  #fresh = new Map<RowId, Map<NeedColumn, string>>();
  /** What cells of such rows read that were chosen from a list. */
  #shown = new Map<RowId, Map<NeedColumn, string>>();
  #pending = new Map<RowId, Map<NeedColumn, Pending>>();
  /** What was asked for and is not answered yet. */
  #foreseen = new Map<RowId, Map<NeedColumn, Foreseen>>();
  /** The needs that rows have become, and the rows that needs were. */
  #became = new Map<RowId, Key>();
  #born = new Map<Key, RowId>();
  #load = 0;

  constructor(private readonly host: Host) {
    this.which = new NeedFilter(host);
  }

  get request(): NeedOrderRequest {
    const { filter, only, sort, descending } = this;
    return { filter, only, which: this.which.said, sort, descending };
  }

  get isFiltered(): boolean {
    return this.filter.trim() !== '' || this.only !== null || this.which.parts.length > 0;
  }

  /** The row at the end, in which a new need is begun. */
  get blank(): RowId {
    return `new:${this.#number}`;
  }

  /** Rows that are no need yet. */
  get unfinished(): number {
    void this.turn;
    return this.#fresh.size;
  }

  /** How much would be lost with the table: rows that are no need yet, and cells of needs that were not understood. */
  get unsettled(): { rows: number; cells: number } {
    void this.turn;
    let cells = 0;
    for (const [id, pending] of this.#pending) if (!this.isFresh(id)) cells += pending.size;
    return { rows: this.#fresh.size, cells };
  }

  isFresh(id: RowId): boolean {
    return id.startsWith('new:');
  }

  /** What a row was called when it came into the table: the same before and after it becomes a need. */
  born(id: RowId): RowId {
    return this.#born.get(id) ?? id;
  }

  /** What a row is called now. */
  now(id: RowId): RowId {
    return this.#became.get(id) ?? id;
  }

  /** The whole row at once, for whoever shows it. */
  line(id: RowId): RowLine {
    return {
      texts: NEED_COLUMNS.map((column) => this.text(id, column)),
      problems: NEED_COLUMNS.map((column) => this.problem(id, column)),
      unread: NEED_COLUMNS.map((column) => this.isUnread(id, column)),
    };
  }

  /** What a cell says; null where its row was not in sight yet. */
  text(id: RowId, column: NeedColumn): string | null {
    void this.turn;
    const foreseen = this.#foreseen.get(id)?.get(column);
    if (foreseen) return foreseen.text;
    const pending = this.#pending.get(id)?.get(column);
    if (pending) return pending.text;
    if (this.isFresh(id)) return this.#shown.get(id)?.get(column) ?? this.#fresh.get(id)?.get(column) ?? '';
    return this.#rows.get(id)?.cells[NEED_COLUMNS.indexOf(column)] ?? null;
  }

  /** Why a cell was not taken. */
  problem(id: RowId, column: NeedColumn): Named | null {
    void this.turn;
    if (this.#foreseen.get(id)?.has(column)) return null;
    return this.#pending.get(id)?.get(column)?.why ?? null;
  }

  /** Whether the words of a cell are kept and not understood. */
  isUnread(id: RowId, column: NeedColumn): boolean {
    void this.turn;
    return this.#rows.get(id)?.unread.includes(column) ?? false;
  }

  /** Whether it is known that a need was not said with others. */
  isAlone(id: RowId): boolean {
    return this.#rows.get(id)?.bound === false;
  }

  /** How many cells were not understood; what is only missing yet is none. */
  get problems(): number {
    void this.turn;
    let found = 0;
    for (const pending of this.#pending.values())
      for (const { why } of pending.values()) if (why.code !== 'missing') found += 1;
    return found;
  }

  async showAll(): Promise<void> {
    this.filter = '';
    this.only = null;
    await this.keepTo();
  }

  /** Keeps to parts of the filter, or lifts them; without a change lifts all. */
  async keepTo(change: MapFilter = unfiltered()): Promise<void> {
    this.which.change(change);
    await this.arrange();
  }

  /** Asks for the order anew; rows that are no need yet stand last. */
  async arrange(): Promise<void> {
    const load = ++this.#load;
    const [found, loose] = await this.which.ask(this.request);
    if (load !== this.#load) return;
    this.order = [...found.keys, ...this.#fresh.keys()];
    this.total = found.total;
    this.which.told(found, loose, this.order);
    this.loaded = true;
    this.#old();
  }

  /** After a step: rows stay where they are, what is gone goes, what is new comes last. */
  async renew(): Promise<void> {
    if (!this.loaded) return this.arrange();
    const load = ++this.#load;
    const whole = { filter: '', only: null, sort: null, descending: false };
    const all = await this.host.call('need_order', whole);
    if (load !== this.#load) return;
    this.which.leaveGone(all.processes);
    const [fitting, loose] = this.isFiltered ? await this.which.ask(this.request) : [all, null];
    if (load !== this.#load) return;
    const there = new Set(all.keys);
    const here = new Set(this.order);
    const kept = this.order.filter((id) => there.has(id) || this.#fresh.has(id));
    const come = fitting.keys.filter((key) => !here.has(key));
    const firstFresh = kept.findIndex((id) => this.#fresh.has(id));
    const at = firstFresh < 0 ? kept.length : firstFresh;
    this.order = [...kept.slice(0, at), ...come, ...kept.slice(at)];
    this.total = all.total;
    this.which.told(fitting, loose, this.order);
    for (const id of this.#pending.keys()) {
      if (!there.has(id) && !this.#fresh.has(id)) this.#pending.delete(id);
    }
    this.#old();
  }

  /** What was read stays in sight until it is read again. */
  #old(): void {
    this.#stale = new Set(this.#rows.keys());
    this.#asked.clear();
    this.turn += 1;
  }

  /** Fetches what is missing of the rows between two places, and then so many more on both sides. */
  async see(first: number, last: number, ahead = 0): Promise<void> {
    void this.turn;
    const isWanted = (id: RowId) =>
      !this.isFresh(id) && !this.#asked.has(id) && (this.#stale.has(id) || !this.#rows.has(id));
    if (!this.order.slice(first, last).some(isWanted)) return;
    const wanted = this.order.slice(Math.max(0, first - ahead), last + ahead).filter(isWanted);
    const asking = ++this.#asking;
    for (const id of wanted) this.#asked.set(id, asking);
    const { rows } = await this.host.call('need_rows', { keys: wanted });
    for (const row of rows) {
      // What was asked before the row changed is no answer any more.
      if (this.#asked.get(row.key) !== asking) continue;
      this.#rows.set(row.key, row);
      this.#stale.delete(row.key);
      this.#asked.delete(row.key);
    }
    this.turn += 1;
  }

  /** The same changes, under the needs that their rows have become. */
  asNeeds(changes: readonly RowChange[]): RowChange[] {
    return changes.map(({ id, cells }) => ({ id: this.now(id), cells }));
  }

  /** What the core is asked to write. */
  rowsOf(changes: readonly RowChange[]): RowText[] {
    return changes.map(({ id, cells }) => {
      const fresh = this.isFresh(id);
      // A row that is no need yet is always said whole.
      const said = fresh ? new Map([...(this.#fresh.get(id) ?? []), ...cells]) : cells;
      const texts = [...said].map(([column, text]) => ({ column, text }));
      return { need: fresh ? null : id, cells: texts };
    });
  }

  /** Shows what was asked for before the core has answered. `shown` is what a cell reads that was chosen from a list. */
  begin(changes: readonly RowChange[], shown: ReadonlyMap<NeedColumn, string> = new Map()): void {
    for (const { id, cells } of this.asNeeds(changes)) {
      if (this.isFresh(id)) this.#beginFresh(id, cells, shown);
      const foreseen = new Map(this.#foreseen.get(id));
      for (const [column, text] of cells)
        foreseen.set(column, { text: shown.get(column) ?? text, by: cells });
      this.#foreseen.set(id, foreseen);
    }
    this.turn += 1;
  }

  #beginFresh(id: RowId, cells: RowChange['cells'], shown: ReadonlyMap<NeedColumn, string>): void {
    if (!this.#fresh.has(id)) this.order = [...this.order, id];
    this.#number = Math.max(this.#number, Number(id.slice(4)) + 1);
    this.#fresh.set(id, new Map([...(this.#fresh.get(id) ?? []), ...cells]));
    const read = new Map(this.#shown.get(id));
    for (const [column, text] of cells) read.set(column, shown.get(column) ?? text);
    this.#shown.set(id, read);
    for (const column of cells.keys()) this.#pending.get(id)?.delete(column);
  }

  /** After a step that did not come about. */
  withdraw(changes: readonly RowChange[]): void {
    for (const { id, cells } of this.asNeeds(changes)) this.#answered(id, cells);
    this.turn += 1;
  }

  /** Takes out what was foreseen by one writing, and says what it read. */
  #answered(id: RowId, by: RowChange['cells']): Map<NeedColumn, string> {
    const read = new Map(by);
    const foreseen = this.#foreseen.get(id);
    for (const [column, one] of foreseen ?? []) {
      if (one.by !== by) continue;
      read.set(column, one.text);
      foreseen?.delete(column);
    }
    if (foreseen?.size === 0) this.#foreseen.delete(id);
    return read;
  }

  /** The ids of so many new rows. */
  newRows(count: number): RowId[] {
    return Array.from({ length: count }, (_, at) => `new:${this.#number + at}`);
  }

  /** What became of it. */
  settle(changes: readonly RowChange[], set: CellsSet): void {
    const names = new Map<RowId, Key>();
    this.asNeeds(changes).forEach(({ id, cells }, at) => {
      const row = set.rows[at];
      if (!row) return;
      const read = this.#answered(id, cells);
      const fresh = this.isFresh(id);
      const said = fresh ? (this.#fresh.get(id) ?? cells) : cells;
      const now = row.need ?? id;
      const reads = (column: NeedColumn) => read.get(column) ?? this.text(id, column) ?? '';
      const kept = new Map(fresh ? [] : this.#pending.get(id));
      for (const column of said.keys()) kept.delete(column);
      for (const { column, why } of row.problems) kept.set(column, { text: reads(column), why });
      if (now === id && !fresh) this.#taken(id, read, kept);
      this.#pending.delete(id);
      if (now !== id) {
        names.set(id, now);
        this.#become(id, now);
      }
      if (kept.size > 0) this.#pending.set(now, kept);
      // A row that was emptied is none.
      if (now === id && fresh && [...said.values()].every((text) => text.trim() === '')) this.#drop([id]);
    });
    if (names.size > 0) this.order = this.order.map((id) => names.get(id) ?? id);
    this.turn += 1;
  }

  /** What was taken reads as it was written until the core is asked how it reads now. */
  #taken(id: Key, read: ReadonlyMap<NeedColumn, string>, refused: ReadonlyMap<NeedColumn, Pending>): void {
    this.#stale.add(id);
    this.#asked.delete(id);
    const row = this.#rows.get(id);
    if (!row) return;
    const cells = row.cells.map((text, at) => {
      const column = NEED_COLUMNS[at];
      return (column && !refused.has(column) ? read.get(column) : undefined) ?? text;
    });
    this.#rows.set(id, { ...row, cells });
  }

  /** Under its key the row reads as it did, and what is written in it meanwhile goes along. */
  #become(id: RowId, now: Key): void {
    this.#became.set(id, now);
    this.#born.set(now, id);
    const shown = this.#shown.get(id);
    const cells = NEED_COLUMNS.map((column) => shown?.get(column) ?? '');
    this.#rows.set(now, { key: now, cells, unread: [], bound: false });
    this.#stale.add(now);
    const foreseen = this.#foreseen.get(id);
    if (foreseen) this.#foreseen.set(now, foreseen);
    this.#release(id);
  }

  /** Gives up what was written in a cell and not taken. */
  giveUp(id: RowId, column: NeedColumn): boolean {
    const had = !this.isFresh(id) && (this.#pending.get(id)?.delete(column) ?? false);
    if (had) this.turn += 1;
    return had;
  }

  /** Gives up rows that are no need yet. */
  drop(ids: readonly RowId[]): void {
    this.#drop(ids);
    this.turn += 1;
  }

  #release(id: RowId): void {
    this.#fresh.delete(id);
    this.#shown.delete(id);
    this.#pending.delete(id);
    this.#foreseen.delete(id);
  }

  #drop(ids: readonly RowId[]): void {
    const gone = new Set(ids);
    for (const id of gone) this.#release(id);
    this.order = this.order.filter((id) => !gone.has(id));
  }

  forget(): void {
    this.#load += 1;
    this.order = [];
    this.loaded = false;
    this.filter = '';
    this.only = null;
    this.which.forget();
    this.sort = null;
    this.#rows.clear();
    this.#fresh.clear();
    this.#shown.clear();
    this.#pending.clear();
    this.#foreseen.clear();
    this.#became.clear();
    this.#born.clear();
    this.#old();
  }
}
