// All topics as a table, and which of them are looked at.

import type { FigureRow, TopicCounts, TopicsOnly } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { PagedRows, type TableHead, type Wanted } from './paged.svelte';

export class TopicsState extends PagedRows<FigureRow> {
  only = $state<TopicsOnly | null>(null);
  /** Who has which part stands in the table, in place of what is known of each topic. */
  parts = $state(false);
  counts = $state.raw<TopicCounts | null>(null);
  /** After how many months they are asked about again. */
  months = $state(12);

  constructor(private readonly host: Host) {
    super();
  }

  protected async fetch(wanted: Wanted): Promise<TableHead & { rows: FigureRow[] }> {
    const view = await this.host.call('topics', { ...wanted, only: this.only, parts: this.parts });
    this.counts = view.counts;
    this.months = view.months;
    return view;
  }

  async show(only: TopicsOnly | null): Promise<void> {
    this.only = only;
    await this.loadRows();
  }

  /** The other table has other columns to sort by. */
  async turn(parts: boolean): Promise<void> {
    this.parts = parts;
    this.sort = null;
    this.descending = false;
    await this.loadRows();
  }

  forget(): void {
    this.forgetRows();
    this.only = null;
    this.parts = false;
    this.counts = null;
  }
}
