// An interview: whom it goes through, whom it is with, what is half said, and where it was left on this computer.

import type { InterviewPart, InterviewPlace, Name } from '../ipc/bindings';
import { isBegun, noAnswer, stepsOf, type Answer, type Step } from './answer';
import type { App } from './app.svelte';
import type { Key } from './keys';

export const PARTS: readonly InterviewPart[] = ['needs', 'serves', 'inside'];
/** So many files are remembered. */
const REMEMBERED = 20;

export class Interview {
  units = $state.raw<readonly Name[]>([]);
  at = $state(0);
  part = $state<InterviewPart>('needs');
  /** What is being said; it stays when somebody looks elsewhere. */
  answer = $state<Answer>(noAnswer());
  /** Answers half given where the interview went on, by unit and part. */
  #halves = $state.raw<ReadonlyMap<string, Answer>>(new Map());
  /** Needs among its own people that were recorded here, by unit. */
  inside = $state.raw<ReadonlyMap<Key, readonly Key[]>>(new Map());
  /** How many answers were recorded here and not taken back. */
  recorded = $state(0);
  #top: Key = '';
  #alone = false;

  constructor(private readonly app: App) {}

  get unit(): Name | null {
    return this.units[this.at] ?? null;
  }

  get isLast(): boolean {
    return this.at >= this.units.length - 1 && this.part === 'inside';
  }

  get steps(): readonly Step[] {
    return stepsOf(this.part);
  }

  get step(): Step {
    return this.steps[this.answer.step] ?? 'what';
  }

  /** Answers that are only half given. */
  get unfinished(): number {
    return this.#halves.size + (isBegun(this.answer) ? 1 : 0);
  }

  /** Where the interview about the open file was left. */
  get left(): InterviewPlace | null {
    return this.app.settings.value.interviews?.find((place) => place.path === this.#file) ?? null;
  }

  /** A sample lies nowhere and goes by its name. */
  get #file(): string | null {
    return this.app.file && (this.app.file.path ?? this.app.file.name);
  }

  async begin(top: Key, alone: boolean): Promise<void> {
    await this.#begin(top, alone, null);
  }

  /** Goes on where it was left; a unit that is gone gives way to the first. */
  async resume(place: InterviewPlace): Promise<void> {
    await this.#begin(place.top, place.alone, place);
  }

  async #begin(top: Key, alone: boolean, place: InterviewPlace | null): Promise<void> {
    const { app } = this;
    const order = await app.attempt(() => app.host.call('unit_order', { keys: [top] }));
    if (!order) return;
    this.#top = top;
    this.#alone = alone;
    this.units = alone ? order.units.slice(0, 1) : order.units;
    const at = place ? this.units.findIndex((unit) => unit.key === place.unit) : -1;
    this.#enter(Math.max(0, at), at >= 0 && place ? place.part : 'needs');
    await this.#remember();
  }

  async goTo(at: number, part: InterviewPart): Promise<void> {
    this.#keepHalf();
    this.#enter(at, part);
    await this.#remember();
  }

  #enter(at: number, part: InterviewPart): void {
    this.at = at;
    this.part = part;
    const name = this.#name;
    this.answer = this.#halves.get(name) ?? noAnswer();
    this.#halves = new Map([...this.#halves].filter(([other]) => other !== name));
  }

  get #name(): string {
    return `${this.part} ${this.unit?.key}`;
  }

  #keepHalf(): void {
    if (this.unit && isBegun(this.answer)) this.#halves = new Map(this.#halves).set(this.#name, this.answer);
    this.answer = noAnswer();
  }

  async next(): Promise<void> {
    const part = PARTS[PARTS.indexOf(this.part) + 1];
    if (part) await this.goTo(this.at, part);
    else if (this.at < this.units.length - 1) await this.goTo(this.at + 1, 'needs');
  }

  async back(): Promise<void> {
    const part = PARTS[PARTS.indexOf(this.part) - 1];
    if (part) await this.goTo(this.at, part);
    else if (this.at > 0) await this.goTo(this.at - 1, 'inside');
  }

  /** The answer is recorded as a need; `inside` with it where it is one among the unit's own people. */
  taken(need: Key | null): void {
    const { unit } = this;
    if (unit && need && this.part === 'inside')
      this.inside = new Map(this.inside).set(unit.key, [...(this.inside.get(unit.key) ?? []), need]);
    this.recorded += 1;
    this.answer = noAnswer();
  }

  /** Done with: nothing is left to resume. Says whether it ended: what is half said is asked about first. */
  async end(): Promise<boolean> {
    const { app, unfinished } = this;
    if (
      unfinished > 0 &&
      !(await app.dialogs.askLeaving({ rows: 0, cells: 0, answers: unfinished }, 'interview'))
    ) {
      await this.#goToHalf();
      return false;
    }
    await this.#keep([]);
    this.forget();
    return true;
  }

  /** Where it stands half said, the first in the order of the interview; where that is here already, it stays. */
  async #goToHalf(): Promise<void> {
    if (isBegun(this.answer)) return;
    for (const [at, unit] of this.units.entries()) {
      const part = PARTS.find((part) => this.#halves.has(`${part} ${unit.key}`));
      if (part) return this.goTo(at, part);
    }
  }

  /** Left for a while; what is half said stays until the file is closed. */
  stop(): void {
    this.#keepHalf();
    this.units = [];
  }

  forget(): void {
    this.units = [];
    this.answer = noAnswer();
    this.#halves = new Map();
    this.inside = new Map();
    this.recorded = 0;
  }

  #remember(): Promise<void> {
    const path = this.#file;
    if (!path || !this.unit) return Promise.resolve();
    const { key } = this.unit;
    return this.#keep([{ path, top: this.#top, alone: this.#alone, unit: key, part: this.part }]);
  }

  async #keep(here: InterviewPlace[]): Promise<void> {
    const { app } = this;
    const others = (app.settings.value.interviews ?? []).filter((place) => place.path !== this.#file);
    const interviews = [...here, ...others].slice(0, REMEMBERED);
    await app.attempt(() => app.settings.change({ interviews }));
  }
}
