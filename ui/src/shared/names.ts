// What a record is called in a sentence.

import { t } from '../i18n/index.svelte';
import type { Inspect, PartyView } from '../ipc/bindings';

export function nameOf(card: Inspect): string {
  switch (card.type) {
    case 'unit':
    case 'person':
      return card.name;
    case 'position':
      return card.title;
    case 'pair':
      return `${partyName(card.a)} – ${partyName(card.b)}`;
    case 'need':
      return card.need.item;
  }
}

export function partyName(party: PartyView): string {
  if (party.key.startsWith('none:')) return t('inspector.noUnit');
  return party.name || (party.vacant ? t('chart.vacant') : '–');
}

/** The first letters of a name's first and last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
