// A menu kept short: without what cannot be done now, and with what belongs together beside it.

import type { MessageKey } from '../i18n/index.svelte';
import type { Action } from '../state/actions';

export type ShortEntry =
  | { kind: 'line'; action: Action }
  | { kind: 'beside'; label: MessageKey; actions: Action[] }
  | { kind: 'rule' };

type Beside = readonly { label: MessageKey; ids: readonly string[] }[];

/** The entries of `ids`, where `-` is a rule. Of a group of which one is left, that one stands for itself. */
export function shortMenu(ids: readonly string[], actions: readonly Action[], beside: Beside): ShortEntry[] {
  const found = (id: string): Action[] => actions.filter((action) => action.id === id && isOffered(action));
  const entries: ShortEntry[] = [];
  for (const id of ids) {
    const group = beside.find((one) => one.ids.includes(id));
    const inside = group?.ids.filter((one) => ids.includes(one)).flatMap(found) ?? [];
    if (id === '-') entries.push({ kind: 'rule' });
    else if (!group || inside.length < 2)
      entries.push(...found(id).map((action): ShortEntry => ({ kind: 'line', action })));
    else if (inside[0]?.id === id) entries.push({ kind: 'beside', label: group.label, actions: inside });
  }
  const isRule = (at: number): boolean => (entries[at]?.kind ?? 'rule') === 'rule';
  const last = entries.findLastIndex(({ kind }) => kind !== 'rule');
  return entries.filter((_, at) => at <= last && !(isRule(at) && isRule(at - 1)));
}

/** What leads elsewhere stays in its place: whether it can becomes known a moment later. */
function isOffered(action: Action): boolean {
  return action.id.startsWith('view.') || action.enabled();
}
