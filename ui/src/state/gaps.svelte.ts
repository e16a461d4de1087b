// Gaps and overlaps of who answers for what, as a table.

import { day, tNamed } from '../i18n/index.svelte';
import type { GapRow, GapsRequest, KindCount, Named, ReviewKind } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import { PagedRows, type TableHead, type Wanted } from './paged.svelte';

/** The sentence, with days as the language of the window writes them. */
function inWords(row: GapRow): GapRow {
  const args = Object.entries(row.title.args).map(([name, value = '']) => [
    name,
    /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value,
  ]);
  const title = tNamed('review.title', {
    code: row.title.code,
    args: Object.fromEntries(args) as Named['args'],
  });
  return { ...row, cells: row.cells.map((cell, place) => (place === 1 ? (title ?? cell) : cell)) };
}

export class GapsState extends PagedRows<GapRow> {
  only = $state<ReviewKind | null>(null);
  /** What was decided stands in the table, too. */
  decided = $state(false);
  kinds = $state.raw<readonly KindCount[]>([]);
  /** The card of a record stands beside the table. */
  inspecting = $state(false);

  constructor(private readonly host: Host) {
    super();
  }

  get request(): GapsRequest {
    return { ...this.wanted, only: this.only, decided: this.decided };
  }

  protected async fetch(wanted: Wanted): Promise<TableHead & { rows: GapRow[] }> {
    const view = await this.host.call('gaps', { ...wanted, only: this.only, decided: this.decided });
    this.kinds = view.kinds;
    return { ...view, rows: view.rows.map(inWords) };
  }

  async show(change: Partial<Pick<GapsState, 'only' | 'decided'>>): Promise<void> {
    Object.assign(this, change);
    await this.loadRows();
  }

  forget(): void {
    this.forgetRows();
    this.only = null;
    this.decided = false;
    this.inspecting = false;
    this.kinds = [];
  }
}
