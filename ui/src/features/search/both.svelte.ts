// What the box in the bar finds: who answers for what was typed, and below it whoever is called so.

import { t } from '../../i18n/index.svelte';
import type { AnswerCard, Hit } from '../../ipc/bindings';
import type { Host } from '../../ipc/host';
import { Finder } from '../../shared/finder.svelte';

export type Line = { type: 'answer'; answer: AnswerCard } | { type: 'hit'; hit: Hit };

/** So many answers stand above the names. */
const ANSWERS = 3;

export class Both {
  asked = $state('');
  active = $state(0);
  lines = $state.raw<Line[]>([]);
  #turn = 0;
  readonly #finder: Finder;

  constructor(private readonly host: Host) {
    this.#finder = new Finder(host, ['unit', 'position', 'person'], 12);
  }

  /** The lines as they are listed: who answers above who is called so. */
  get groups() {
    const answers = this.lines.filter((line) => line.type === 'answer').map(({ answer }) => answer);
    const hits = this.lines.filter((line) => line.type === 'hit').map(({ hit }) => hit);
    const lineOf = (answer: AnswerCard) => ({ title: answer.title, detail: who(answer), kind: answer.kind });
    return [
      { heading: t('ask.searchAnswers'), lines: answers.map(lineOf) },
      { heading: t('ask.searchNames'), lines: hits },
    ];
  }

  async look(text: string): Promise<void> {
    const turn = ++this.#turn;
    const question = text.trim();
    const none = { answers: [] as AnswerCard[] };
    const asking =
      question === '' ? none : this.host.call('ask', { question, limit: ANSWERS * 2 }).catch(() => none);
    const [{ answers }] = await Promise.all([asking, this.#finder.look(question)]);
    if (turn !== this.#turn) return;
    // Units, positions and people that were called by name stand among the names.
    const isThing = ({ kind }: AnswerCard) => kind === 'topic' || kind === 'item';
    const things = answers.filter((answer) => isThing(answer) || !isCalled(question, answer.title));
    const shown = things.slice(0, ANSWERS);
    const named = this.#finder.hits.filter((hit) => !shown.some((answer) => answer.key === hit.key));
    this.lines = [
      ...shown.map((answer): Line => ({ type: 'answer', answer })),
      ...named.map((hit): Line => ({ type: 'hit', hit })),
    ];
    this.asked = question;
    this.active = this.#meant(question);
  }

  /** Whoever types a name means who is called so, unless a topic is called so, too. */
  #meant(question: string): number {
    const typed = question.toLocaleLowerCase();
    const called = (title: string) => title.toLocaleLowerCase().startsWith(typed);
    const [first] = this.lines;
    if (first?.type !== 'answer' || called(first.answer.title)) return 0;
    const names = this.lines.findIndex(
      (line) => line.type === 'hit' && line.hit.title.toLocaleLowerCase().includes(typed),
    );
    return Math.max(0, names);
  }

  step(by: number): void {
    const { length } = this.lines;
    if (length > 0) this.active = (this.active + by + length) % length;
  }
}

/** Whether every word typed begins one of the name: then it is no question. */
function isCalled(typed: string, name: string): boolean {
  const words = (text: string) =>
    text
      .toLocaleLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const known = words(name);
  return words(typed).every((word) => known.some((one) => one.startsWith(word)));
}

function who({ owner }: AnswerCard): string {
  return owner?.person?.name ?? owner?.position?.name ?? owner?.unit?.name ?? t('ask.nobodyShort');
}
