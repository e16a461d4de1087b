// Which dialog stands open, and what it was opened with. One at a time, but for two questions that
// may come up over any: for a name, and whether a step is wanted although something breaks.

import type { ApiError, BreaksView, Holder, Name, NeedLine, PartyView, TakenIn } from '../ipc/bindings';
import type { Key } from './keys';

/** A name for a moment of the history, for a new scenario (without an id), or for one there is. */
export type NameRequest =
  { what: 'version'; seq: number } | { what: 'scenario'; id: string | null; name: string };

/** Whether a step, which moves boxes or does something else, is wanted although something breaks. */
export type BreaksQuestion = { breaks: BreaksView; moves: boolean; answer: (agreed: boolean) => void };

/** What is written and stands in no file yet, how much of each. */
export type Unfinished = { rows: number; cells: number; answers: number };
/** Whether it may be lost with the file, or with the interview that ends. */
export type LeavingQuestion = {
  unfinished: Unfinished;
  what: 'file' | 'interview';
  answer: (agreed: boolean) => void;
};

/** Whether needs that were said with others are meant alone (`false`) or with them; null: nothing is done. */
export type WholeQuestion = {
  what: 'change' | 'remove';
  /** How many of them were said with others, and how many others those are. */
  bound: number;
  others: number;
  answer: (whole: boolean | null) => void;
};

export type DialogRequest =
  | { type: 'import'; paths: string[] }
  | { type: 'export'; branch: Key | null }
  | { type: 'exportTable' }
  | { type: 'exportNeeds' }
  | { type: 'exportReview' }
  | { type: 'exportStudy' }
  | { type: 'exportGaps' }
  | { type: 'reviews' }
  | { type: 'lineNeeds' }
  | {
      type: 'need';
      need: NeedLine | null;
      customer: PartyView | null;
      supplier: PartyView | null;
      /** What is to be said first; without it the first field. */
      focus?: 'item' | 'supplier';
    }
  | { type: 'remove'; key: Key; name: string; more?: readonly Key[] }
  | { type: 'addReport'; manager: Key | null; unit: Key | null; under: string; assistant?: boolean }
  | { type: 'addBeside'; beside: Key; name: string }
  | { type: 'moveTo'; keys: readonly Key[]; name: string }
  | { type: 'holders'; position: Key }
  | { type: 'dotted'; from: readonly Key[]; to: Key | null }
  | { type: 'addUnit'; parent: Key | null; under: string }
  | { type: 'assign'; position: Key; title: string; holder: Holder | null }
  | { type: 'photos' }
  | { type: 'working' }
  | { type: 'readers' }
  | { type: 'topic'; topic: Key | null; question: Name | null; words: string }
  | { type: 'channels'; owner: Key; name: string }
  | { type: 'addWords'; question: Name }
  | { type: 'words' }
  | { type: 'outbox' }
  | { type: 'taken'; taken: TakenIn }
  | { type: 'newFile' }
  | { type: 'locked'; path: string; error: ApiError }
  | ({ type: 'name' } & NameRequest)
  | { type: 'deleteScenario'; id: string; name: string }
  | { type: 'lost' }
  | { type: 'shortcuts' }
  | { type: 'about' };

export class Dialogs {
  current = $state.raw<DialogRequest | null>(null);
  /** Answers with the name given, or null; set while the question stands. */
  askingName = $state.raw<((name: string | null) => void) | null>(null);
  /** What a step breaks, and how the question whether it is wanted all the same is answered; set while it stands. */
  askingBreaks = $state.raw<BreaksQuestion | null>(null);

  /** Whether what is unfinished may be lost; set while the question stands. */
  askingLeaving = $state.raw<LeavingQuestion | null>(null);

  /** Whether all needs of a set are meant; set while the question stands. */
  askingWhole = $state.raw<WholeQuestion | null>(null);

  /** Whether any dialog stands open. */
  get standing(): boolean {
    const { current, askingName, askingBreaks, askingLeaving, askingWhole } = this;
    return [current, askingName, askingBreaks, askingLeaving, askingWhole].some((open) => open !== null);
  }

  open(request: DialogRequest): void {
    this.current = request;
  }

  close(): void {
    this.current = null;
  }

  askName(): Promise<string | null> {
    return new Promise((resolve) => {
      this.askingName = (name) => {
        this.askingName = null;
        resolve(name);
      };
    });
  }

  askLeaving(unfinished: Unfinished, what: LeavingQuestion['what']): Promise<boolean> {
    this.askingLeaving?.answer(false);
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => {
        this.askingLeaving = null;
        resolve(agreed);
      };
      this.askingLeaving = { unfinished, what, answer };
    });
  }

  askWhole(what: WholeQuestion['what'], bound: number, others: number): Promise<boolean | null> {
    this.askingWhole?.answer(null);
    return new Promise((resolve) => {
      const answer = (whole: boolean | null) => {
        this.askingWhole = null;
        resolve(whole);
      };
      this.askingWhole = { what, bound, others, answer };
    });
  }

  askBreaks(breaks: BreaksView, moves: boolean): Promise<boolean> {
    this.askingBreaks?.answer(false);
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => {
        this.askingBreaks = null;
        resolve(agreed);
      };
      this.askingBreaks = { breaks, moves, answer };
    });
  }
}
