// A link of the needs over the chart, in words.

import { number, t } from '../../i18n/index.svelte';
import type { ChartNeedRow } from '../../ipc/bindings';

/** One way or both, and how many needs. */
export function wordLink(row: ChartNeedRow): string {
  if (row.kind === 'oneWay') {
    return row.gives > 0 ? t('chart.needs.gives', { n: row.gives }) : t('chart.needs.gets', { n: row.gets });
  }
  return t(`chart.needs.${row.kind}`, { gives: number(row.gives), gets: number(row.gets) });
}

/** The first few names, and how many more there are. */
export function wordFew(few: readonly string[], more: number): string {
  const said = few.join(', ');
  return more > 0 ? t('chart.needs.more', { names: said, n: more }) : said;
}
