// A table of any length: sorted and filtered by the core, with as many rows as were in sight.

import type { FigureCell, FigureColumn } from '../ipc/bindings';
import type { Key } from './keys';

/** Rows are fetched so many at a time. */
const PAGE = 200;

export type TableRow = { key: Key; depth: number; cells: FigureCell[] };
export type TableHead = { columns: FigureColumn[]; matching: number; total: number };
/** Which rows are asked for, and in which order. */
export type Wanted = {
  sort: string | null;
  descending: boolean;
  filter: string;
  from: number;
  count: number;
};

export abstract class PagedRows<Row extends TableRow> {
  sort = $state<string | null>(null);
  descending = $state(false);
  filter = $state('');
  /** The table without its rows. */
  head = $state.raw<TableHead | null>(null);
  /** As many as match; null where a row was not in sight yet. */
  rows = $state.raw<readonly (Row | null)[]>([]);
  #pages = new Set<number>();
  #turn = 0;

  protected abstract fetch(wanted: Wanted): Promise<TableHead & { rows: Row[] }>;

  /** The table as it is sorted and filtered, from its first row on. */
  get wanted(): Wanted {
    const { sort, descending, filter } = this;
    return { sort, descending, filter, from: 0, count: PAGE };
  }

  /** The first page, and how many rows there are. Says whether they are still the ones asked for. */
  async loadRows(): Promise<boolean> {
    const turn = ++this.#turn;
    const { rows, ...head } = await this.fetch(this.wanted);
    if (turn !== this.#turn) return false;
    this.#pages = new Set([0]);
    this.head = head;
    this.rows = [...rows, ...new Array<null>(Math.max(0, head.matching - rows.length)).fill(null)];
    return true;
  }

  /** Fetches what is missing of the rows in sight. */
  async see(first: number, last: number): Promise<void> {
    const turn = this.#turn;
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.min(last, this.rows.length); page++) {
      if (this.#pages.has(page)) continue;
      this.#pages.add(page);
      const { rows } = await this.fetch({ ...this.wanted, from: page * PAGE });
      if (turn !== this.#turn) return;
      const all = [...this.rows];
      all.splice(page * PAGE, rows.length, ...rows);
      this.rows = all;
    }
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

  /** An answer on its way is no longer waited for. */
  protected forgetRows(): void {
    this.#turn += 1;
    this.head = null;
    this.rows = [];
    this.sort = null;
    this.descending = false;
    this.filter = '';
  }
}
