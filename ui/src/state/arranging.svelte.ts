// Editing on the chart: what is carried, cut, renamed, and what the core says a drop would do.
//
// Nothing here decides what may be done. A place in the picture becomes an edit request, and the core plans it.

import { t } from '../i18n/index.svelte';
import type { EditRequest, PreviewView, Spot } from '../ipc/bindings';
import type { Grip, Held } from '../canvas/gestures';
import type { App } from './app.svelte';
import { kindOf, type Key } from './keys';
import { revealInChart } from './reveal';
import { wordEdit } from './words';

/** What a person has lifted: boxes, somebody who sits on one or was found, or the end of a dotted line. */
export type Load = { grip: Grip; keys: readonly Key[]; name: string };
export type Clipboard = { keys: readonly Key[]; cut: boolean };
/** Where the context menu stands, in the page. */
export type MenuPlace = { x: number; y: number };

export class Arranging {
  load = $state.raw<Load | null>(null);
  /** The edit that dropping what is carried would be, here and now; null while it would be none. */
  planned = $state.raw<EditRequest | null>(null);
  /** What the core says of it. */
  preview = $state.raw<PreviewView | null>(null);
  /** Where the pointer carries it, in the page. */
  at = $state.raw<{ x: number; y: number } | null>(null);
  clipboard = $state.raw<Clipboard | null>(null);
  renaming = $state.raw<Key | null>(null);
  menu = $state.raw<MenuPlace | null>(null);
  /** Whether what is carried was lifted outside the picture. */
  fromOutside = $state(false);
  /** The dotted line that was pointed at. */
  line = $state.raw<Key | null>(null);
  #asked = 0;

  constructor(private readonly app: App) {}

  /** Whether boxes may be moved by dragging and by keys. */
  get canMove(): boolean {
    return this.app.canEdit && this.app.settings.value.chartLocked !== true;
  }

  lift(load: Load): void {
    this.load = load;
    this.planned = null;
    this.preview = null;
  }

  /** Lifts somebody from a list; the picture takes them over. */
  liftFromList(load: Load, at: { x: number; y: number }): void {
    this.lift(load);
    this.at = at;
    this.fromOutside = true;
  }

  /** What is carried hovers a spot, or none. Asks the core only when that means something else than before. */
  hover(spot: Spot | null, held: Held): void {
    const planned = this.load && spot ? requestOf(this.load, spot, held) : null;
    if (JSON.stringify(planned) === JSON.stringify(this.planned)) return;
    this.planned = planned;
    this.preview = null;
    void this.#ask(planned);
  }

  async #ask(planned: EditRequest | null): Promise<void> {
    const turn = ++this.#asked;
    if (!planned) return;
    const told = await this.app.host.call('preview_edit', planned).catch(() => null);
    if (turn === this.#asked) this.preview = told;
  }

  giveUp(): void {
    this.#asked += 1;
    this.fromOutside = false;
    this.load = null;
    this.planned = null;
    this.preview = null;
    this.at = null;
  }

  async drop(): Promise<void> {
    const { load, planned } = this;
    this.giveUp();
    if (!load || !planned) return;
    if (planned.type === 'addDottedLine') {
      this.app.dialogs.open({ type: 'dotted', from: load.keys, to: planned.to });
      return;
    }
    await this.carryOut(planned, load.grip === 'box' ? (load.keys[0] ?? null) : null);
  }

  /** Carries out a step on the chart, tells it, and shows where the box now stands. */
  async carryOut(edit: EditRequest, show: Key | null = null): Promise<boolean> {
    const anchor = 'to' in edit && typeof edit.to === 'object' ? edit.to.key : null;
    const edited = await this.app.edit(edit, anchor);
    if (!edited) return false;
    const name = wordEdit(edited.name);
    this.app.spoken = name;
    const key = edited.created ?? show;
    if (key) await this.show(key);
    return true;
  }

  /** Selects a box, unfolding what lies above it where the chart hides it. */
  async show(key: Key): Promise<void> {
    const { app } = this;
    if (app.view === 'chart' && kindOf(key) === 'position' && app.chart.scene?.find(key) === null) {
      await app.attempt(() => revealInChart(app.host, app.chart, key));
    }
    await app.select([key], true);
  }

  cut(keys: readonly Key[]): void {
    this.clipboard = { keys, cut: true };
    this.app.spoken = t('arrange.cut', { n: keys.length });
  }

  copy(keys: readonly Key[]): void {
    this.clipboard = { keys, cut: false };
    this.app.notices.done(t('arrange.copied', { n: keys.length }));
  }

  /** Below what is selected, or at the top of the chart. */
  async paste(): Promise<void> {
    const { clipboard } = this;
    if (!clipboard) return;
    const to: Spot = { place: 'under', key: this.app.selection.first };
    const keys = [...clipboard.keys];
    if (clipboard.cut) {
      if (await this.carryOut({ type: 'move', keys, to }, keys[0])) this.clipboard = null;
    } else {
      await this.carryOut({ type: 'copy', keys, to });
    }
  }

  /** Renames what is selected, in place where the picture shows it. */
  rename(): void {
    this.renaming = this.app.selection.first;
  }

  async lock(locked: boolean): Promise<void> {
    await this.app.attempt(() => this.app.settings.change({ chartLocked: locked }));
    this.app.spoken = t(locked ? 'arrange.lock.on' : 'arrange.lock.off');
  }

  forget(): void {
    this.giveUp();
    this.clipboard = null;
    this.renaming = null;
    this.menu = null;
    this.line = null;
  }
}

function requestOf(load: Load, spot: Spot, held: Held): EditRequest | null {
  const { key } = spot;
  if (key === null || (load.keys.includes(key) && load.grip !== 'person')) return null;
  const keys = [...load.keys];
  switch (load.grip) {
    case 'box':
      return held.copy
        ? { type: 'copy', keys, to: spot }
        : { type: 'move', keys, to: spot, alone: held.alone, joinUnit: held.join };
    case 'person':
      if (kindOf(key) !== 'position' || key === keys[0]) return null;
      return { type: 'seat', person: keys[0] ?? '', position: key, keep: held.copy };
    case 'dotted':
      return kindOf(key) === 'position' ? { type: 'addDottedLine', from: keys, to: key } : null;
  }
}
