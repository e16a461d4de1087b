// A place of the matrix in words: read on screen and spoken.

import type { Matrix, Place } from '../../canvas/matrix';
import { Flag } from '../../canvas/scene';
import { number, t } from '../../i18n/index.svelte';

/** "Warehouse gives 3 to Marketing, two-way with 2 back". */
export function sayPlace(matrix: Matrix, place: Place): string {
  if (place.row < 0 || place.column < 0) return sayHead(matrix, place);
  const [giver, taker] = [matrix.head(place.row)?.name ?? '', matrix.head(place.column)?.name ?? ''];
  if (place.row === place.column) {
    const inside = matrix.head(place.row)?.inside;
    return inside ? t('map.matrix.says.inside', { name: giver, n: inside }) : giver;
  }
  const cell = matrix.cellAt(place.row, place.column);
  const back = matrix.needs(matrix.cellAt(place.column, place.row));
  const args = { giver, taker, n: number(matrix.needs(cell)), back: number(back) };
  if (cell === null) {
    return back > 0 ? t('map.matrix.says.onlyBack', args) : t('map.matrix.says.nothing', args);
  }
  const flags = matrix.flags(cell);
  const kind =
    (flags & Flag.summed) !== 0
      ? 'summed'
      : (flags & Flag.twoWay) !== 0
        ? 'twoWay'
        : (flags & Flag.calm) !== 0
          ? 'calm'
          : 'oneWay';
  return t(`map.matrix.says.${kind}`, args);
}

function sayHead(matrix: Matrix, { row, column }: Place): string {
  const at = Math.max(row, column);
  const head = matrix.head(at);
  if (!head) return '';
  const args = {
    name: head.name,
    at: number(at + 1),
    all: number(matrix.size),
    gives: number(head.gives),
    gets: number(head.gets),
  };
  const said = t(row < 0 ? 'map.matrix.says.column' : 'map.matrix.says.row', args);
  return head.fold ? `${said}, ${t(`map.matrix.says.${head.fold}`)}` : said;
}
