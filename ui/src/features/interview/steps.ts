// The questions of each part of an interview, in their order.

import type { InterviewPart } from '../../ipc/bindings';

export type Step = 'who' | 'what' | 'whom' | 'form' | 'due' | 'purpose';

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
