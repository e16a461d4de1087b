// An answer of an interview: what is asked in each part, in which order, and what was said so far.

import type { InterviewPart } from '../ipc/bindings';
import type { Key } from './keys';

export type Step = 'who' | 'what' | 'whom' | 'form' | 'due' | 'purpose';
export type Party = { key: Key; name: string };
type Text = Exclude<Step, 'who' | 'whom'>;

export type Answer = {
  step: number;
  ends: { who: Party | null; whom: Party | null };
  texts: Record<Text, string>;
};

export function stepsOf(part: InterviewPart): readonly Step[] {
  switch (part) {
    case 'needs':
      return ['what', 'whom', 'form', 'due', 'purpose'];
    case 'serves':
      return ['what', 'who', 'form', 'due', 'purpose'];
    case 'inside':
      return ['who', 'what', 'whom', 'form', 'due', 'purpose'];
  }
}

export function noAnswer(): Answer {
  return {
    step: 0,
    ends: { who: null, whom: null },
    texts: { what: '', form: '', due: '', purpose: '' },
  };
}

/** Whether anything was said. */
export function isBegun({ ends, texts }: Answer): boolean {
  return ends.who !== null || ends.whom !== null || Object.values(texts).some((text) => text.trim() !== '');
}

/** Whether a question of it is answered; those after who, what and whom may stay empty. */
export function isSaid({ ends, texts }: Answer, step: Step): boolean {
  if (step === 'who' || step === 'whom') return ends[step] !== null;
  return step !== 'what' || texts.what.trim() !== '';
}
