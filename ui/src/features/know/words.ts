// What the list of people to know says of a need and of how often two meet.

import { t } from '../../i18n/index.svelte';
import type { KnowLine, KnownNeed } from '../../ipc/bindings';

const often = {
  daily: 'know.often.daily',
  weekly: 'know.often.weekly',
  'per-case': 'know.often.perCase',
  monthly: 'know.often.monthly',
  quarterly: 'know.often.quarterly',
  yearly: 'know.often.yearly',
} as const;
const near = {
  manager: 'know.near.manager',
  backup: 'know.near.backup',
  contact: 'know.near.contact',
} as const;

export function oftenWords(code: string | null): string {
  return t(often[code as keyof typeof often] ?? 'know.often.unknown');
}

export function nearWords(code: string): string {
  return t(near[code as keyof typeof near]);
}

/** What was agreed about a need, and for which unit it is where that is another. */
export function agreedOf(need: KnownNeed, gives: boolean): string {
  const own = need.own && t(gives ? 'know.for' : 'know.from', { name: need.own.name });
  return [need.cadence, need.due, need.channel, need.form, need.quality, own].filter(Boolean).join(' · ');
}

/** Lines that meet equally often, in the order given. */
export function byRhythm(lines: readonly KnowLine[]): { often: string | null; lines: KnowLine[] }[] {
  const groups: { often: string | null; lines: KnowLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.often === line.often) last.lines.push(line);
    else groups.push({ often: line.often, lines: [line] });
  }
  return groups;
}
