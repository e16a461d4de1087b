// What an edit would do and what it would break, asked of the core while a person still makes up their mind.
//
// One question is under way at a time. What is considered meanwhile waits, only the newest of it is asked, and an
// answer to anything older is dropped: neither a pointer nor a field ever waits for the core.

import type { BreaksView, EditRequest, PreviewView } from '../ipc/bindings';
import type { Host } from '../ipc/host';

export class Forecast {
  /** The edit in question; null while there is none. */
  edit = $state.raw<EditRequest | null>(null);
  /** What it would do. */
  preview = $state.raw<PreviewView | null>(null);
  /** What it would break; null until that is known. */
  breaks = $state.raw<BreaksView | null>(null);
  #known: { edit: EditRequest; breaks: BreaksView } | null = null;
  #answered: EditRequest | null = null;
  #asking = false;

  constructor(private readonly host: Host) {}

  /** Asks about an edit, unless it is the one in question already. */
  consider(edit: EditRequest | null): void {
    if (JSON.stringify(edit) === JSON.stringify(this.edit)) return;
    this.edit = edit;
    this.preview = null;
    this.breaks = null;
    this.#answered = null;
    if (!this.#asking) void this.#ask();
  }

  /** What an edit breaks: known already where it is the one in question. Null where the core refuses the edit. */
  async breaksOf(edit: EditRequest): Promise<BreaksView | null> {
    if (this.#known?.edit === edit) return this.#known.breaks;
    return this.host.call('breaks_of_edit', edit).catch(() => null);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    for (let { edit } = this; edit && edit !== this.#answered; { edit } = this) {
      const preview = await this.host.call('preview_edit', edit).catch(() => null);
      if (this.edit === edit) this.preview = preview;
      if (this.edit === edit && preview && !preview.refusal) {
        const breaks = await this.host.call('breaks_of_edit', edit).catch(() => null);
        if (breaks) this.#known = { edit, breaks };
        if (this.edit === edit) this.breaks = breaks;
      }
      this.#answered = edit;
    }
    this.#asking = false;
  }
}
