// All topics as a table, and which of them are looked at.

import type { FigureRow, TopicCounts, TopicsOnly } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { PagedRows, type TableHead, type Wanted } from './paged.svelte';

/** What the page shows: every topic, who has which part in it, or what is not as it should be. */
export type TopicsPage = 'topics' | 'parts' | 'gaps';

export class TopicsState extends PagedRows<FigureRow> {
  only = $state<TopicsOnly | null>(null);
  page = $state<TopicsPage>('topics');
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

  /** Who has which part stands in the table, in place of what is known of each topic. */
  get parts(): boolean {
    return this.page === 'parts';
  }

  async show(only: TopicsOnly | null): Promise<void> {
    this.only = only;
    await this.loadRows();
  }

  /** The other table has other columns to sort by. */
  async turn(page: TopicsPage): Promise<void> {
    this.page = page;
    this.sort = null;
    this.descending = false;
    if (page !== 'gaps') await this.loadRows();
  }

  forget(): void {
    this.forgetRows();
    this.only = null;
    this.page = 'topics';
    this.counts = null;
  }
}
