// What a screen reader hears of a box: who, as what, where, and what hangs on it. The words on a card are cut and
// wrapped for the eye.

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
      return [card.name, card.kind, t('window.canvasSpoken.people', { n: card.headcount })];
    default:
      return [];
  }
}
