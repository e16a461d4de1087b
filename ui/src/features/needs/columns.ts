// The columns of the needs, in the order in which the core gives their cells.

import { tNamed } from '../../i18n/index.svelte';
import type { HitKind, NeedColumn } from '../../ipc/bindings';
import type { RowLine } from '../../state/needs.svelte';

export { NEED_COLUMNS as columns } from '../../state/need-columns';

/** Pixels. */
export const widths: Record<NeedColumn, number> = {
  customer: 190,
  item: 240,
  supplier: 190,
  kind: 108,
  due: 140,
  aim: 120,
  cadence: 124,
  form: 130,
  quality: 170,
  channel: 140,
  purpose: 240,
  processes: 180,
  status: 92,
  criticality: 92,
  ackWithin: 116,
  weight: 84,
};

/** What may be found while a cell is written in. */
export const found: Partial<Record<NeedColumn, HitKind[]>> = {
  customer: ['unit', 'position', 'person'],
  supplier: ['unit', 'position', 'person'],
  item: ['item'],
};

/** Codes of the words a column takes, under `table.word`. */
export const words: Partial<Record<NeedColumn, readonly string[]>> = {
  kind: ['information', 'action', 'resource'],
  status: ['active', 'draft', 'ended'],
  criticality: ['low', 'medium', 'high'],
};

export function heading(column: NeedColumn): string {
  return tNamed('needs.column', { code: column, args: {} }) ?? column;
}

/** Whether two readings of a row say the same. */
export function sameLine(a: RowLine, b: RowLine): boolean {
  const same = <T>(a: readonly T[], b: readonly T[]) => a.every((one, at) => one === b[at]);
  return same(a.texts, b.texts) && same(a.problems, b.problems) && same(a.unread, b.unread);
}
