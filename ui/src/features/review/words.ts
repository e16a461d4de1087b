// Findings and decisions in words; days as people of the language write them.

import { day, t, tNamed, type MessageKey } from '../../i18n/index.svelte';
import type { AnswerWord, DecisionView, Named, Outcome, ReviewRow } from '../../ipc/bindings';

export function words(heading: 'title' | 'why' | 'step' | 'evidence' | 'changed', named: Named): string {
  const args = Object.entries(named.args).map(([name, value]) => [
    name,
    /^\d{4}-\d\d-\d\d$/.test(value ?? '') ? day(value ?? '') : value,
  ]);
  const said = { code: named.code, args: Object.fromEntries(args) as Named['args'] };
  return tNamed(`review.${heading}`, said) ?? named.code;
}

export function word(heading: 'concern' | 'kind' | 'state' | 'outcome' | 'answer', code: string): string {
  return tNamed(`review.${heading}`, { code, args: {} }) ?? code;
}

/** What was decided or answered, in a few words. */
export function said(decision: DecisionView): string {
  if (decision.answer) return word('answer', decision.answer);
  return decision.outcome ? word('outcome', decision.outcome) : '';
}

/** Who does it until when. */
export function doer(decision: DecisionView): string {
  if (!decision.who || !decision.until) return decision.who || (decision.until ? day(decision.until) : '');
  return t('queue.doer', { who: decision.who, until: day(decision.until) });
}

/** What stands under the sentence of a row. */
export function under(row: ReviewRow): string {
  const parts = [word('concern', row.concern), word('kind', row.kind)];
  if (row.state === 'returned') parts.unshift(word('state', 'returned'));
  if (row.state === 'decided' || row.state === 'gone') {
    const { decision } = row;
    return decision ? [said(decision), doer(decision)].filter(Boolean).join(' · ') : '';
  }
  if (row.needs > 0) parts.push(t('queue.needs', { n: row.needs }));
  return parts.join(' · ');
}

/** A way to decide: an outcome, or an answer to the question about a one-way pair. */
export type Choice = { outcome: Outcome | null; answer: AnswerWord | null };

const OUTCOMES: Choice[] = (['accepted', 'to-do', 'fixed', 'no-problem'] as const).map((outcome) => ({
  outcome,
  answer: null,
}));
const ANSWERS: Choice[] = (['nothing', 'missing', 'unknown'] as const).map((answer) => ({
  outcome: null,
  answer,
}));

export function choicesFor(rows: readonly ReviewRow[]): Choice[] {
  return rows.every((row) => row.kind === 'one-way') ? ANSWERS : OUTCOMES;
}

export function wordChoice({ outcome, answer }: Choice): string {
  return answer ? word('answer', answer) : word('outcome', outcome ?? '');
}

export function reasonOf({ outcome, answer }: Choice): string {
  return t(`queue.because.${answer ?? outcome ?? 'accepted'}` as MessageKey);
}
