// The figures: what is notable, which table is looked at, and as many of its rows as were in sight.

import type { Figure, FigureRow, FigureRows, FigureTable, FiguresView, RowsRequest } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { Key } from './keys';
import { PagedRows, type Wanted } from './paged.svelte';

export class FiguresState extends PagedRows<FigureRow> {
  view = $state.raw<FiguresView | null>(null);
  table = $state.raw<FigureTable>({ type: 'units' });

  constructor(private readonly host: Host) {
    super();
  }

  /** The table as it is sorted and filtered. */
  get request(): RowsRequest {
    return { table: this.table, ...this.wanted };
  }

  protected fetch(wanted: Wanted): Promise<FigureRows> {
    return this.host.call('figure_rows', { table: this.table, ...wanted });
  }

  async load(): Promise<void> {
    const [view] = await Promise.all([this.host.call('figures', {}), this.loadRows()]);
    this.view = view;
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

  forget(): void {
    this.forgetRows();
    this.view = null;
    this.table = { type: 'units' };
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
