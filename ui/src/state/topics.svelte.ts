// All topics as a table, and which of them are looked at.

import type { FigureRow, TopicCounts, TopicsOnly } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { PagedRows, type TableHead, type Wanted } from './paged.svelte';

export class TopicsState extends PagedRows<FigureRow> {
  only = $state<TopicsOnly | null>(null);
  counts = $state.raw<TopicCounts | null>(null);
  /** After how many months they are asked about again. */
  months = $state(12);

  constructor(private readonly host: Host) {
    super();
  }

  protected async fetch(wanted: Wanted): Promise<TableHead & { rows: FigureRow[] }> {
    const view = await this.host.call('topics', { ...wanted, only: this.only });
    this.counts = view.counts;
    this.months = view.months;
    return view;
  }

  async show(only: TopicsOnly | null): Promise<void> {
    this.only = only;
    await this.loadRows();
  }

  forget(): void {
    this.forgetRows();
    this.only = null;
    this.counts = null;
  }
}
