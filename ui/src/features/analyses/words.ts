// Answers in words: the questions in their groups, headline figures, and what stands behind a row.

import { number, percent, tNamed } from '../../i18n/index.svelte';
import type { Named, StudyView } from '../../ipc/bindings';
import type { QuestionCode } from '../../state/study.svelte';

export const GROUPS: readonly { title: 'exchange' | 'circles' | 'hangs' | 'way'; of: QuestionCode[] }[] = [
  { title: 'exchange', of: ['twoWay', 'fan', 'isolated'] },
  { title: 'circles', of: ['circles', 'waits'] },
  { title: 'hangs', of: ['singleSource', 'impact', 'cutOff', 'between'] },
  { title: 'way', of: ['far', 'elsewhere', 'outside'] },
];

export function asked(question: QuestionCode): string {
  return said('question', question);
}

export function about(question: QuestionCode): string {
  return said('about', question);
}

function said(heading: 'question' | 'about', code: string): string {
  return tNamed(`study.${heading}`, { code, args: {} }) ?? code;
}

export function words(heading: 'detail' | 'fact' | 'behind', named: Named): string {
  return tNamed(`study.${heading}`, named) ?? named.code;
}

/** The headline figure: a share in per cent, or a number; nothing where it is undefined, which the words say. */
export function figure(view: StudyView): string {
  if (view.figure === null) return '';
  return view.share ? percent(view.figure) : number(view.figure);
}

export function tableName(code: string): string {
  return tNamed('table.name', { code, args: {} }) ?? code;
}
