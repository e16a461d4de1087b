// What is done to the cells: written, emptied, copied and pasted, each as one step.

import { t } from '../../i18n/index.svelte';
import type { NeedColumn } from '../../ipc/bindings';
import type { App } from '../../state/app.svelte';
import type { RowChange, RowId } from '../../state/needs.svelte';
import { columns, heading } from './columns';
import { asBlock, type Place, type Range } from './range';

/** Rows are read so many at a time where they were not in sight. */
const PAGE = 2000;

export class Sheet {
  constructor(private readonly app: App) {}

  /** Writes cells in one step. `shown` is what a cell reads meanwhile where it was chosen from a list. */
  async write(changes: readonly RowChange[], shown?: ReadonlyMap<NeedColumn, string>): Promise<boolean> {
    const { app } = this;
    const { needs } = app;
    needs.begin(changes, shown);
    const whole = await this.wholeSets(
      'change',
      changes.map(({ id }) => id),
    );
    if (whole === null) {
      needs.withdraw(changes);
      return false;
    }
    // One after the other: a row that was new may be a need by the time its next cell is written.
    return app.turns.next(async () => {
      const now = needs.asNeeds(changes);
      const rows = needs.rowsOf(now);
      const call = () => app.host.call('set_cells', { rows, whole_sets: whole });
      const set = await app.step(call, (answer) => needs.settle(now, answer));
      if (!set) needs.withdraw(now);
      return set !== null;
    });
  }

  /** Whether the needs that were said with these are meant too; null where nothing is to be done. */
  async wholeSets(what: 'change' | 'remove', ids: readonly RowId[]): Promise<boolean | null> {
    const { needs, dialogs, host } = this.app;
    const keys = ids.map((id) => needs.now(id)).filter((id) => !needs.isFresh(id));
    if (keys.every((id) => needs.isAlone(id))) return false;
    const found = await this.app.attempt(() => host.call('needs_bound', { keys }));
    if (!found) return null;
    return found.others > 0 ? dialogs.askWhole(what, found.bound, found.others) : false;
  }

  /** Empties cells; what was not taken there is given up. */
  async clear(rows: readonly RowId[], of: readonly NeedColumn[]): Promise<void> {
    const { needs } = this.app;
    const changes: RowChange[] = [];
    for (const id of rows.filter((row) => row !== needs.blank)) {
      const cells = new Map<NeedColumn, string>();
      for (const column of of) {
        if (!needs.giveUp(id, column) && needs.text(id, column) !== '') cells.set(column, '');
      }
      if (cells.size > 0) changes.push({ id, cells });
    }
    if (changes.length > 0) await this.write(changes);
  }

  /** The block as a spreadsheet takes it; null where rows are in it that were never in sight. */
  blockOf(rows: readonly RowId[], of: readonly NeedColumn[], headed: boolean): string | null {
    const { needs } = this.app;
    const cells = rows.map((row) => of.map((column) => needs.text(row, column)));
    if (cells.some((row) => row.includes(null))) return null;
    const block = cells as string[][];
    return asBlock(headed ? [of.map(heading), ...block] : block);
  }

  /** The same, once what was never in sight is read; null where it cannot be. */
  async blockLater(
    rows: readonly RowId[],
    of: readonly NeedColumn[],
    headed: boolean,
  ): Promise<string | null> {
    const { needs } = this.app;
    for (let at = 0; at < needs.order.length; at += PAGE) await needs.see(at, at + PAGE);
    return this.blockOf(rows, of, headed);
  }

  /** Pastes a block over a range, or below all rows where its headings say what is what. */
  async paste(text: string, rows: readonly RowId[], range: Range): Promise<Range | null> {
    const { app } = this;
    const { needs } = app;
    const block = await app.attempt(() => app.host.call('read_block', { text }));
    if (!block || block.rows.length === 0) return null;
    const named = block.columns;
    const wide = Math.max(...block.rows.map((row) => row.length));
    const one = !named && block.rows.length === 1 && wide === 1;
    const high = one ? range.bottom - range.top + 1 : block.rows.length;
    const across = one ? range.right - range.left + 1 : wide;
    const under = named ?? columns.slice(range.left, range.left + across);
    const top = named ? needs.order.length : range.top;
    const there = rows.slice(top, top + high).filter((row) => row !== needs.blank);
    const ids = [...there, ...needs.newRows(high - there.length)];
    const changes = ids.map((id, at): RowChange => {
      const said = one ? block.rows[0] : block.rows[at];
      const cells = under.map((column, place): [NeedColumn, string] => [
        column,
        (one ? said?.[0] : said?.[place]) ?? '',
      ]);
      return { id, cells: new Map(cells) };
    });
    if (!(await this.write(changes))) return null;
    this.#say(changes, block.unknown, named ? 0 : wide - under.length);
    const [left, right] = named ? [0, columns.length - 1] : [range.left, range.left + under.length - 1];
    return { top, bottom: top + high - 1, left, right };
  }

  #say(changes: readonly RowChange[], unknown: readonly string[], beyond: number): void {
    const { needs, notices } = this.app;
    const words = [t('needs.pasted', { n: changes.length })];
    const wrong = needs.problems;
    if (wrong > 0) words.push(t('needs.pastedProblems', { n: wrong }));
    if (unknown.length > 0) words.push(t('needs.headingsUnknown', { names: unknown.join(', ') }));
    if (beyond > 0) words.push(t('needs.beyond', { n: beyond }));
    notices.done(words.join(' '));
  }

  /** The next cell that was not understood, from the top again after the last; all rows are shown for one that is hidden. */
  async nextProblem(at: Place): Promise<Place | null> {
    const { needs } = this.app;
    const problems = () =>
      needs.order.flatMap((row, place) =>
        columns.flatMap((column, at) => (needs.problem(row, column) ? [{ row: place, column: at }] : [])),
      );
    let open = problems();
    if (open.length === 0 && needs.isFiltered) {
      await this.app.attempt(() => needs.showAll());
      open = problems();
    }
    const after = open.find((one) => one.row > at.row || (one.row === at.row && one.column > at.column));
    return after ?? open[0] ?? null;
  }
}
