// What of the needs the map and the table leave out: its parts in words, and what each part is like when it is lifted.

import { number, t, tNamed } from '../i18n/index.svelte';
import type { FilterChoice, HiddenWhy, MapFilter, Name, ProcessChoice, Strength } from '../ipc/bindings';

/** A filter with every part said. */
export type Filtering = Required<MapFilter>;

export const unfiltered = (): Filtering => ({
  show: 'all',
  atLeast: null,
  branch: null,
  processes: [],
  kinds: [],
  cadences: [],
  dues: [],
  statuses: [],
  agreed: [],
  external: true,
});

/** A part of a filter that is set. */
export interface FilterPart {
  why: HiddenWhy;
  says: string;
  /** What lifts it. */
  without: MapFilter;
}

/** The lists of a filter, with the heading of their words. */
const LISTS = [
  { why: 'kind', of: 'kinds' },
  { why: 'cadence', of: 'cadences' },
  { why: 'due', of: 'dues' },
  { why: 'status', of: 'statuses' },
  { why: 'agreed', of: 'agreed' },
] as const;

/** One value a need can have, in words. */
export function wordValue(heading: string, code: string): string {
  return tNamed(`filter.${heading}`, { code, args: {} }) ?? code;
}

/** Words of a part to tick: those that something is, and those that are ticked. One alone is no choice. */
export function offered<Word extends string>(
  heading: string,
  all: readonly FilterChoice<Word>[] = [],
  chosen: readonly Word[] = [],
): { value: Word; label: string; count: number }[] {
  const some = all.filter(({ value, needs }) => needs > 0 || chosen.includes(value));
  if (some.length < 2 && chosen.length === 0) return [];
  return some.map(({ value, needs }) => ({ value, label: wordValue(heading, value), count: needs }));
}

/** The same of processes, which have names of their own. */
export function processesOffered(
  all: readonly ProcessChoice[] = [],
): { value: string; label: string; count: number }[] {
  return all.map(({ id, name, needs }) => ({ value: id, label: name, count: needs }));
}

export function filterParts(
  filter: Filtering,
  strength: Strength,
  processes: readonly ProcessChoice[],
  branch: Name | null,
): FilterPart[] {
  const parts: FilterPart[] = [];
  const say = (why: string, args: Record<string, string>) => tNamed('filter.part', { code: why, args }) ?? '';
  if (filter.show !== 'all') {
    const what = wordValue('show', filter.show);
    parts.push({ why: 'show', says: say('show', { what }), without: { show: 'all' } });
  }
  if (filter.atLeast !== null) {
    const args = { n: String(filter.atLeast) };
    parts.push({ why: 'strength', says: say(`strength.${strength}`, args), without: { atLeast: null } });
  }
  if (filter.branch !== null) {
    const what = branch?.name ?? '…';
    parts.push({ why: 'branch', says: say('branch', { what }), without: { branch: null } });
  }
  if (filter.processes.length > 0) {
    const name = (id: string) => processes.find((process) => process.id === id)?.name ?? id;
    const what = filter.processes.map(name).join(', ');
    parts.push({ why: 'process', says: say('process', { what }), without: { processes: [] } });
  }
  for (const { why, of } of LISTS) {
    if (filter[of].length === 0) continue;
    const what = filter[of].map((code) => wordValue(why, code)).join(', ');
    parts.push({ why, says: say(why, { what }), without: { [of]: [] } });
  }
  if (!filter.external) {
    parts.push({ why: 'external', says: say('external', {}), without: { external: true } });
  }
  return parts;
}

/** "hides 24", where a part hides pairs of its own. */
export function wordHidden(pairs: number): string {
  return pairs > 0 ? t('map.hidden.pairs', { n: pairs, pairs: number(pairs) }) : '';
}
