// "Who do I ask?": what was typed, what answers it, and where whoever asks is at home.

import type { AnswerCard, AskPage, AskView, Outbox } from '../ipc/bindings';
import type { Host } from '../ipc/host';
import type { Key } from './keys';

/** So many answers stand in the list. */
const ANSWERS = 8;

export class AskState {
  page = $state.raw<AskPage | null>(null);
  /** Questions that wait on this computer to be sent to HR. */
  outbox = $state.raw<Outbox | null>(null);
  text = $state('');
  view = $state.raw<AskView | null>(null);
  active = $state(0);
  /** Grows when the field is to take the focus. */
  focus = $state(0);
  #turn = 0;
  #counted = '';
  #steps = 0;
  /** The answer that was chosen elsewhere, until the answers to its question have come. */
  #chosen: Key | null = null;

  constructor(private readonly host: Host) {}

  get answers(): AnswerCard[] {
    return this.text.trim() === '' ? [] : (this.view?.answers ?? []);
  }

  get card(): AnswerCard | null {
    return this.answers[this.active] ?? null;
  }

  /** How many lines the arrows walk through: answers, or topics before anything is typed. */
  get lines(): number {
    return this.text.trim() === '' ? (this.page?.topics.length ?? 0) : this.answers.length;
  }

  async load(): Promise<void> {
    this.page = await this.host.call('ask_page', {});
  }

  async readOutbox(): Promise<void> {
    this.outbox = await this.host.call('outbox', {});
  }

  /** Only the answer to the last keystroke counts. */
  async look(text: string, active = 0): Promise<void> {
    const turn = ++this.#turn;
    const steps = this.#steps;
    this.text = text;
    if (text.trim() === '') {
      this.view = null;
      this.active = 0;
      return;
    }
    const view = await this.host.call('ask', { question: text, limit: ANSWERS });
    if (turn !== this.#turn) return;
    this.view = view;
    const chosen = view.answers.findIndex((answer) => answer.key === this.#chosen);
    this.#chosen = null;
    // Whoever went on meanwhile stays where they are.
    const wanted = steps === this.#steps ? active : this.active;
    this.active = chosen >= 0 ? chosen : Math.min(wanted, Math.max(0, view.answers.length - 1));
  }

  /** Shows one answer of a question asked elsewhere. */
  async show(question: string, key: Key | null): Promise<void> {
    this.#chosen = key;
    await this.look(question);
    this.focus += 1;
  }

  /** The same question after the file or the place has changed. */
  async again(): Promise<void> {
    await this.load();
    if (this.text.trim() !== '') await this.look(this.text, this.active);
  }

  async setPlace(place: Key | null): Promise<void> {
    this.page = await this.host.call('set_place', { place });
    if (this.text.trim() !== '') await this.look(this.text);
  }

  step(by: number): void {
    this.#steps += 1;
    if (this.lines > 0) this.active = (this.active + by + this.lines) % this.lines;
  }

  /** The answer is used: its topic was asked about once more on this computer. */
  used(): void {
    const { card, text } = this;
    if (card?.kind !== 'topic' || this.#counted === `${card.key} ${text}`) return;
    this.#counted = `${card.key} ${text}`;
    const counted = this.host.call('count_asked', { topic: card.key });
    void counted.then(() => this.load()).catch(() => undefined);
  }

  forget(): void {
    this.#turn += 1;
    this.#chosen = null;
    this.page = null;
    this.outbox = null;
    this.view = null;
    this.text = '';
    this.active = 0;
  }
}
