// An interview: whom it goes through, whom it is with, and where it was left on this computer.

import type { InterviewPart, InterviewPlace, Name } from '../ipc/bindings';
import type { App } from './app.svelte';
import type { Key } from './keys';

export const PARTS: readonly InterviewPart[] = ['needs', 'serves', 'inside'];
/** So many files are remembered. */
const REMEMBERED = 20;

export class Interview {
  units = $state.raw<readonly Name[]>([]);
  at = $state(0);
  part = $state<InterviewPart>('needs');
  #top: Key = '';
  #alone = false;

  constructor(private readonly app: App) {}

  get unit(): Name | null {
    return this.units[this.at] ?? null;
  }

  get isLast(): boolean {
    return this.at >= this.units.length - 1 && this.part === 'inside';
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
    const { app } = this;
    const order = await app.attempt(() => app.host.call('unit_order', { keys: [top] }));
    if (!order) return;
    this.#top = top;
    this.#alone = alone;
    this.at = 0;
    this.part = 'needs';
    this.units = alone ? order.units.slice(0, 1) : order.units;
    await this.#remember();
  }

  /** Goes on where it was left; a unit that is gone gives way to the first. */
  async resume(place: InterviewPlace): Promise<void> {
    await this.begin(place.top, place.alone);
    const at = this.units.findIndex((unit) => unit.key === place.unit);
    if (at >= 0) await this.goTo(at, place.part);
  }

  async goTo(at: number, part: InterviewPart): Promise<void> {
    this.at = at;
    this.part = part;
    await this.#remember();
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

  /** Done with: nothing is left to resume. */
  async end(): Promise<void> {
    await this.#keep([]);
    this.stop();
  }

  stop(): void {
    this.units = [];
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
