// The figures: what is notable, which table is looked at, and as many of its rows as were in sight.

import type { Figure, FigureRow, FigureRows, FigureTable, FiguresView, RowsRequest } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { Key } from './keys';

/** Rows are fetched so many at a time. */
const PAGE = 200;

export class FiguresState {
  view = $state.raw<FiguresView | null>(null);
  table = $state.raw<FigureTable>({ type: 'units' });
  sort = $state<string | null>(null);
  descending = $state(false);
  filter = $state('');
  /** The table without its rows. */
  head = $state.raw<Omit<FigureRows, 'rows'> | null>(null);
  /** As many as match; null where a row was not in sight yet. */
  rows = $state.raw<readonly (FigureRow | null)[]>([]);
  #pages = new Set<number>();
  #turn = 0;

  constructor(private readonly host: Host) {}

  /** The table as it is sorted and filtered. */
  get request(): RowsRequest {
    const { table, sort, descending, filter } = this;
    return { table, sort, descending, filter, from: 0, count: PAGE };
  }

  async load(): Promise<void> {
    const [view] = await Promise.all([this.host.call('figures', {}), this.loadRows()]);
    this.view = view;
  }

  /** The first page, and how many rows there are. */
  async loadRows(): Promise<void> {
    const turn = ++this.#turn;
    const { rows, ...head } = await this.host.call('figure_rows', this.request);
    if (turn !== this.#turn) return;
    this.#pages = new Set([0]);
    this.head = head;
    this.rows = [...rows, ...new Array<null>(Math.max(0, head.matching - rows.length)).fill(null)];
  }

  /** Fetches what is missing of the rows in sight. */
  async see(first: number, last: number): Promise<void> {
    const turn = this.#turn;
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.min(last, this.rows.length); page++) {
      if (this.#pages.has(page)) continue;
      this.#pages.add(page);
      const { rows } = await this.host.call('figure_rows', { ...this.request, from: page * PAGE });
      if (turn !== this.#turn) return;
      const all = [...this.rows];
      all.splice(page * PAGE, rows.length, ...rows);
      this.rows = all;
    }
  }

  async show(table: FigureTable): Promise<void> {
    this.table = table;
    // The widest spans are what a list of managers is opened for.
    const spans =
      table.type === 'managers' || (table.type === 'boxes' && /^(wide|narrow|span)$/.test(table.figure.type));
    this.sort = spans ? 'reports' : null;
    this.descending = spans;
    this.filter = '';
    await this.loadRows();
  }

  /** The first press sorts names upwards and numbers downwards, the second turns it, the third ends it. */
  async sortBy(code: string, isNumber: boolean): Promise<void> {
    if (this.sort !== code) {
      this.sort = code;
      this.descending = isNumber;
    } else if (this.descending === isNumber) this.descending = !isNumber;
    else this.sort = null;
    await this.loadRows();
  }

  async search(filter: string): Promise<void> {
    this.filter = filter;
    await this.loadRows();
  }

  forget(): void {
    this.#turn += 1;
    this.view = null;
    this.head = null;
    this.rows = [];
    this.table = { type: 'units' };
    this.sort = null;
    this.filter = '';
  }
}

/** The boxes of a figure, marked on the chart until they are put away. */
export class ChartMarks {
  figure = $state.raw<Figure | null>(null);
  /** What is marked, in words. */
  words = $state('');
  keys = $state.raw<readonly Key[]>([]);
  /** Which of them was walked to. */
  at = $state(0);
  readonly #known = $derived(new Set(this.keys));

  has(key: Key): boolean {
    return this.#known.has(key);
  }

  set(figure: Figure, words: string, keys: readonly Key[]): void {
    this.figure = figure;
    this.words = words;
    this.keys = keys;
    this.at = 0;
  }

  clear(): void {
    this.figure = null;
    this.words = '';
    this.keys = [];
    this.at = 0;
  }
}
