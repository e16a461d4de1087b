// Findings and decisions in words; days as people of the language write them.

import { day, t, tNamed, type MessageKey } from '../../i18n/index.svelte';
import type {
  AnswerWord,
  DecisionView,
  LevelView,
  Named,
  Outcome,
  ReviewRow,
  ReviewView,
} from '../../ipc/bindings';
import { levelWord } from '../../shared/level';

export function words(heading: 'title' | 'why' | 'step' | 'evidence' | 'changed', named: Named): string {
  const args = Object.entries(named.args).map(([name, value]) => [
    name,
    /^\d{4}-\d\d-\d\d$/.test(value ?? '') ? day(value ?? '') : value,
  ]);
  const said = { code: named.code, args: Object.fromEntries(args) as Named['args'] };
  return tNamed(`review.${heading}`, said) ?? named.code;
}

export function word(
  heading: 'concern' | 'kind' | 'state' | 'outcome' | 'answer' | 'since',
  code: string,
): string {
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

/** What a review looks at: level, branch and process. */
export function scopeWords(
  view: ReviewView | null,
  of: { at: LevelView; branch: { name: string } | null; process: { name: string } | null },
): string {
  const is = (level: { word: string; level: number }) =>
    of.at.positions ? level.word === 'positions' : level.word !== 'positions' && level.level === of.at.level;
  const level = view?.levels.find(is);
  const parts = [
    of.branch ? of.branch.name || t('reviews.branch.gone') : t('reviews.everything'),
    of.process ? of.process.name || t('reviews.process.gone') : '',
    level ? levelWord(level) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}

/** What stands under the sentence of a row. */
export function under(row: ReviewRow): string {
  const parts = [word('concern', row.concern), word('kind', row.kind)];
  if (row.state === 'returned') parts.unshift(word('state', 'returned'));
  if (row.since === 'new' || row.since === 'changed') parts.unshift(word('since', row.since));
  if (row.state === 'decided' || row.state === 'gone') {
    const { decision } = row;
    if (!decision) return word('kind', row.kind);
    return [said(decision), doer(decision)].filter(Boolean).join(' · ');
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
