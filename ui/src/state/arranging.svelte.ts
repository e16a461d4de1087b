// Editing on the chart: what is carried, cut, renamed, and what the core says a drop would do.
//
// Nothing here decides what may be done. A place in the picture becomes an edit request, and the core plans it.

import { t } from '../i18n/index.svelte';
import type { EditRequest, Name, PartyView, Spot } from '../ipc/bindings';
import type { Grip, Held } from '../canvas/gestures';
import type { App } from './app.svelte';
import { Forecast } from './forecast.svelte';
import { kindOf, type Key } from './keys';
import { wordEdit } from './words';

/** What a person has lifted: boxes, somebody who sits on one or was found, or the end of a dotted line or a need. */
export type Load = { grip: Grip; keys: readonly Key[]; name: string };
export type Clipboard = { keys: readonly Key[]; cut: boolean };
/** Where the context menu stands, in the page. */
export type MenuPlace = { x: number; y: number };

const nobody: PartyView = { key: '', name: '', detail: '', unit: null, vacant: false, external: false };

/** Steps by which boxes move. */
const moving: readonly EditRequest['type'][] = ['move', 'nudge', 'movePosition', 'moveUnit'];

export class Arranging {
  load = $state.raw<Load | null>(null);
  /** What dropping what is carried would be, here and now, and what the core says of it. */
  readonly forecast: Forecast;
  /** Where the pointer carries it, in the page. */
  at = $state.raw<{ x: number; y: number } | null>(null);
  clipboard = $state.raw<Clipboard | null>(null);
  renaming = $state.raw<Key | null>(null);
  menu = $state.raw<MenuPlace | null>(null);
  /** Whether what is carried was lifted outside the picture. */
  fromOutside = $state(false);
  /** Whom a need that is drawn would be from. */
  target = $state.raw<Name | null>(null);
  /** The dotted line that was pointed at. */
  line = $state.raw<Key | null>(null);

  constructor(private readonly app: App) {
    this.forecast = new Forecast(app.host);
  }

  /** Whether boxes may be moved by dragging and by keys. */
  get canMove(): boolean {
    return this.app.canEdit && this.app.settings.value.chartLocked !== true;
  }

  lift(load: Load): void {
    this.load = load;
    this.forecast.consider(null);
  }

  /** Lifts somebody from a list; the picture takes them over. */
  liftFromList(load: Load, at: { x: number; y: number }): void {
    this.lift(load);
    this.at = at;
    this.fromOutside = true;
  }

  /** What is carried hovers a spot, or none. Asks the core only when that means something else than before. */
  hover(spot: Spot | null, held: Held): void {
    this.forecast.consider(this.load && spot ? requestOf(this.load, spot, held) : null);
  }

  giveUp(): void {
    this.fromOutside = false;
    this.load = null;
    this.forecast.consider(null);
    this.at = null;
    this.target = null;
  }

  async drop(): Promise<void> {
    const { load, target } = this;
    const { edit } = this.forecast;
    this.giveUp();
    if (load?.grip === 'need') {
      const [key = ''] = load.keys;
      if (target) this.sayNeed({ key, name: load.name }, target);
      else this.app.spoken = t('arrange.givenUp');
      return;
    }
    if (!load || !edit) return;
    if (edit.type === 'addDottedLine') {
      this.app.dialogs.open({ type: 'dotted', from: load.keys, to: edit.to });
      return;
    }
    await this.app.turns.next(() => this.carryOut(edit, load.grip === 'box' ? (load.keys[0] ?? null) : null));
  }

  /** Opens the sentence of a new need with one side filled in, or both. */
  sayNeed(customer: Name, supplier: Name | null): void {
    const party = ({ key, name }: Name): PartyView => ({ ...nobody, key, name });
    this.app.dialogs.open({
      type: 'need',
      need: null,
      customer: party(customer),
      supplier: supplier && party(supplier),
      focus: supplier ? 'item' : 'supplier',
    });
  }

  /** Carries out a step on the chart, tells it, and shows where the box now stands. What breaks is asked about first. */
  async carryOut(edit: EditRequest, show: Key | null = null): Promise<boolean> {
    return (await this.agrees(edit)) && this.take(edit, show);
  }

  /** The same for what has been agreed to. */
  take(edit: EditRequest, show: Key | null = null): Promise<boolean> {
    return this.app.turns.during(this.#take(edit, show));
  }

  async #take(edit: EditRequest, show: Key | null): Promise<boolean> {
    const anchor = 'to' in edit && typeof edit.to === 'object' ? edit.to.key : null;
    const edited = await this.app.edit(edit, anchor);
    if (!edited) return false;
    const name = wordEdit(edited.name);
    this.app.spoken = name;
    const key = edited.created ?? show;
    if (key) await this.show(key);
    return true;
  }

  /** Whether nothing breaks by a step, or somebody wants it all the same. */
  async agrees(edit: EditRequest): Promise<boolean> {
    const breaks = await this.forecast.breaksOf(edit);
    if (!breaks || breaks.total === 0) return true;
    const agreed = await this.app.dialogs.askBreaks(breaks, moving.includes(edit.type));
    if (!agreed) this.app.spoken = t('arrange.givenUp');
    return agreed;
  }

  /** Selects a box, unfolding what lies above it where the chart hides it. */
  async show(key: Key): Promise<void> {
    const { app } = this;
    await app.select([app.view === 'chart' ? await app.reveal(key) : key], true);
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

function isPerson(key: Key | undefined): boolean {
  return key !== undefined && kindOf(key) === 'person';
}

/** A position, or the box of somebody who stands for theirs. */
function isSeat(key: Key): boolean {
  return ['position', 'person'].includes(kindOf(key));
}

function requestOf(load: Load, spot: Spot, held: Held): EditRequest | null {
  const { key } = spot;
  if (key === null || (load.keys.includes(key) && load.grip !== 'person')) return null;
  const keys = [...load.keys];
  switch (load.grip) {
    case 'box':
      // Where boxes are people, a box that is a post is one that nobody holds.
      if (spot.place === 'under' && keys.length === 1 && isPerson(keys[0]) && kindOf(key) === 'position') {
        return { type: 'seat', person: keys[0] ?? '', position: key, keep: held.copy };
      }
      return held.copy
        ? { type: 'copy', keys, to: spot }
        : { type: 'move', keys, to: spot, alone: held.alone, joinUnit: held.join };
    case 'person':
      if (!isSeat(key) || key === keys[0]) return null;
      return { type: 'seat', person: keys[0] ?? '', position: key, keep: held.copy };
    case 'dotted':
      return isSeat(key) ? { type: 'addDottedLine', from: keys, to: key } : null;
    case 'need':
      return null;
  }
}
