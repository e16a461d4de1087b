// What a screen reader hears of a box: who, as what, where, and what hangs on it. The words on a card are cut and
// wrapped for the eye.

import { partnersOf } from '../canvas/partners';
import type { Scene } from '../canvas/scene';
import { t } from '../i18n/index.svelte';
import type { Inspect } from '../ipc/bindings';
import { toApiError, type Host } from '../ipc/host';
import type { Key } from '../state/keys';

/** The words for the box of a position, person or unit; none for others, and for one that is gone meanwhile. */
export async function wordsOf(host: Host, key: Key): Promise<string[]> {
  if (!/^(position|person|unit):/.test(key)) return [];
  try {
    return said(await host.call('inspect', { key, map: null })).filter(Boolean);
  } catch (thrown) {
    if (toApiError(thrown).code === 'not-found') return [];
    throw thrown;
  }
}

function said(card: Inspect): string[] {
  switch (card.type) {
    case 'position': {
      const held = card.holders.map(({ name }) => name).join(', ');
      const below = card.reports.length;
      return [
        held || t('window.canvasSpoken.vacant'),
        card.title,
        card.unit?.name ?? '',
        below > 0 ? t('window.canvasSpoken.reports', { n: below }) : '',
      ];
    }
    case 'person':
      return [card.name, card.seats[0]?.title ?? ''];
    case 'unit':
      return [
        card.name,
        card.kind,
        card.external ? t('map.outside') : t('window.canvasSpoken.people', { n: card.headcount }),
      ];
    default:
      return [];
  }
}

/** So many names are told, the others counted. */
const NAMED = 3;

/** Who is two-way with a node of a map, whom it gives to and from whom it gets; nothing in other pictures. */
export function joinedWords(scene: Scene, node: number): string[] {
  const { twoWay, summed, gives, gets } = partnersOf(scene, node);
  const told = (key: 'twoWay' | 'summed' | 'gives' | 'gets', items: readonly number[]): string => {
    if (items.length === 0) return '';
    const first = items.slice(0, NAMED).map((item) => scene.nameOf(item) || (scene.wordsOf(item)[0] ?? ''));
    const names = first.join(', ');
    const more = items.length - first.length;
    return t(`window.canvasSpoken.${key}`, {
      names: more > 0 ? t('window.canvasSpoken.more', { names, n: more }) : names,
    });
  };
  const lists = [told('twoWay', twoWay), told('summed', summed), told('gives', gives), told('gets', gets)];
  return lists.filter(Boolean);
}
