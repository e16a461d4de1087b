// The window's state as one object, and the few steps that touch several parts of it.
//
// The core holds the truth. Everything here is a mirror of its answers, and no rule of the domain is worked out.

import { getContext } from 'svelte';
import { language, t } from '../i18n/index.svelte';
import type { EditRequest, Edited, FileView, PhotosAdded, StartView } from '../ipc/bindings';
import type { Key } from './keys';
import { toApiError, type Host, type Job, type StartedWith } from '../ipc/host';
import { Arranging } from './arranging.svelte';
import { AskState } from './ask.svelte';
import { ChartState } from './chart.svelte';
import { Dialogs } from './dialogs.svelte';
import { DoctorState } from './doctor.svelte';
import { ChartMarks, FiguresState } from './figures.svelte';
import { HistoryState, type ComparisonPicture } from './history.svelte';
import { InspectorState } from './inspector.svelte';
import { kindOf } from './keys';
import { Interview } from './interview.svelte';
import { KnowState } from './know.svelte';
import { GapsState } from './gaps.svelte';
import { TopicsState } from './topics.svelte';
import { mayLeave } from './leaving';
import { MapState } from './map.svelte';
import { NeedsState } from './needs.svelte';
import { Notices } from './notices.svelte';
import { PhotoShelf } from './photos';
import { ReviewState } from './review.svelte';
import { removedBy } from './removed';
import { revealInChart, standIn, type StandIn } from './reveal';
import { Selection } from './selection.svelte';
import { SettingsState } from './settings.svelte';
import { StudyState } from './study.svelte';
import { Turns } from './turns';
import { wordEdit, wordError, wordReadOnly } from './words';

export type View =
  | 'chart'
  | 'map'
  | 'ask'
  | 'know'
  | 'topics'
  | 'review'
  | 'analyses'
  | 'needs'
  | 'interview'
  | 'figures'
  | 'doctor'
  | 'history';

/** Both endings, so that the system's dialogs offer our files first. */
export const SIMPUL_FILES = { name: 'Simpul', extensions: ['simpul'] };

export class App {
  readonly settings: SettingsState;
  readonly notices = new Notices(wordError);
  readonly dialogs = new Dialogs();
  readonly selection = new Selection();
  readonly chart: ChartState;
  readonly map: MapState;
  readonly inspector: InspectorState;
  readonly figures: FiguresState;
  readonly needs: NeedsState;
  readonly interview: Interview;
  readonly doctor: DoctorState;
  readonly review: ReviewState;
  readonly study: StudyState;
  readonly marks = new ChartMarks();
  readonly arranging: Arranging;
  readonly history: HistoryState;
  readonly photos: PhotoShelf;
  readonly turns = new Turns();
  readonly ask: AskState;
  readonly know: KnowState;
  readonly topics: TopicsState;
  readonly gaps: GapsState;

  start = $state.raw<StartView | null>(null);
  file = $state.raw<FileView | null>(null);
  view = $state<View>('chart');
  /** The node that stands for a selected record which the view lacks. */
  standing = $state.raw<StandIn | null>(null);
  /** Spoken by screen readers; the window does not show it. */
  spoken = $state('');
  searchFocus = $state(0);
  /** The import under way takes files that are dropped meanwhile. */
  importing: { add: (paths: string[]) => void } | null = null;
  /** Whether files are held over the window. */
  dropping = $state(false);
  #offered = 0;

  constructor(readonly host: Host) {
    this.settings = new SettingsState(host);
    this.chart = new ChartState(host, this.settings);
    this.map = new MapState(host);
    this.inspector = new InspectorState(host);
    this.figures = new FiguresState(host);
    this.needs = new NeedsState(host);
    this.interview = new Interview(this);
    this.history = new HistoryState(host);
    this.doctor = new DoctorState(host);
    this.review = new ReviewState(host);
    this.study = new StudyState(host, this.map);
    this.arranging = new Arranging(this);
    this.photos = new PhotoShelf(host);
    this.ask = new AskState(host);
    this.know = new KnowState(host);
    this.topics = new TopicsState(host);
    this.gaps = new GapsState(host);
  }

  get picture(): ChartState | MapState | ComparisonPicture {
    if (this.view === 'history') return this.history.picture;
    return this.view === 'map' ? this.map : this.chart;
  }

  /** Whether the view is a picture, or its table or outline. */
  get showsPicture(): boolean {
    return this.view === 'chart' || this.view === 'map' || this.history.showsPicture(this.view);
  }

  get showsInspector(): boolean {
    if (this.view === 'interview' || this.view === 'know') return false;
    if (this.view === 'topics') return this.topics.page === 'gaps' && this.gaps.inspecting;
    if (this.view === 'needs') return this.needs.card;
    if (this.view === 'review') return this.review.inspecting;
    if (this.view === 'analyses') return this.study.inspecting;
    return this.view !== 'history' && this.view !== 'ask' && this.inspector.shows(this.selection.first);
  }

  toggleInspector(): void {
    if (this.view === 'review') this.review.inspecting = !this.review.inspecting;
    else if (this.view === 'analyses') this.study.inspecting = !this.study.inspecting;
    else if (this.view === 'needs') this.needs.card = !this.needs.card;
    else if (this.view === 'topics') this.gaps.inspecting = !this.gaps.inspecting;
    else this.inspector.toggle(this.selection.first);
  }

  putInspectorAway(): void {
    if (this.view === 'review') this.review.inspecting = false;
    else if (this.view === 'analyses') this.study.inspecting = false;
    else if (this.view === 'needs') this.needs.card = false;
    else if (this.view === 'topics') this.gaps.inspecting = false;
    else this.inspector.putAway(this.selection.first);
  }

  /** Whether the file itself can be written, whatever is shown of it. */
  get canWrite(): boolean {
    return this.file?.canWrite ?? false;
  }

  get canEdit(): boolean {
    return this.file !== null && !this.file.readOnly;
  }

  /** Runs a step; a refusal becomes a notice and null. */
  async attempt<T>(step: () => Promise<T>): Promise<T | null> {
    try {
      return await step();
    } catch (thrown) {
      this.notices.fail(toApiError(thrown));
      return null;
    }
  }

  async begin(): Promise<void> {
    const start = await this.attempt(() => this.host.call('start', {}));
    if (!start) return;
    this.start = start;
    this.settings.receive(start.settings);
    if (start.file) await this.show(start.file);
    else await this.carryOut(await this.host.startedWith());
  }

  /** What the program was started with, or what a second start wishes. */
  async carryOut(wish: StartedWith): Promise<void> {
    if (wish.file) await this.open(wish.file, wish.readOnly);
    else if (wish.sample) await this.openSample(wish.sample);
  }

  async open(path: string, readOnly: boolean, takeOver = false): Promise<void> {
    if (!(await mayLeave(this))) return;
    try {
      await this.show(await this.host.call('open', { path, readOnly, takeOver }));
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.code.startsWith('file-locked')) this.dialogs.open({ type: 'locked', path, error });
      else if (error.code === 'file-not-found' && this.start?.recent.some((file) => file.path === path)) {
        const run = () => void this.forgetRecent(path);
        this.notices.fail(error, { label: t('window.start.forget'), run });
      } else this.notices.fail(error);
    }
  }

  /** Takes a file off the list of recent ones. */
  async forgetRecent(path: string): Promise<void> {
    this.start = (await this.attempt(() => this.host.call('forget_recent', { path }))) ?? this.start;
  }

  async chooseAndOpen(readOnly: boolean): Promise<void> {
    const [path] = await this.host.chooseFiles(t('window.openTitle'), [SIMPUL_FILES], false);
    if (path) await this.open(path, readOnly);
  }

  async openSample(name: string): Promise<void> {
    if (!(await mayLeave(this))) return;
    const file = await this.attempt(() => this.host.call('open_sample', { name, language: language() }));
    if (file) await this.show(file);
  }

  async close(): Promise<void> {
    if (!(await mayLeave(this))) return;
    await this.attempt(() => this.host.call('close_file', {}));
    this.file = null;
    this.#forget();
    this.#forgetWritten();
    this.host.setTitle('Simpul');
    this.start = (await this.attempt(() => this.host.call('start', {}))) ?? this.start;
  }

  /** Another file, or the same one after an import: then what is written and in no file yet is kept. */
  async show(file: FileView, again = false): Promise<void> {
    this.#forget();
    if (!again) this.#forgetWritten();
    // Whoever can only read came to ask.
    if (this.file?.path !== file.path) this.view = file.canWrite ? 'chart' : 'ask';
    this.file = file;
    this.chart.by = file.chartBy;
    this.host.setTitle(`${file.name} · Simpul`);
    await this.refresh();
  }

  /** The same file as it now stands, after somebody else wrote it or took it over. */
  async catchUp(): Promise<void> {
    const file = (await this.attempt(() => this.host.call('start', {})))?.file;
    if (!file || this.file?.path !== file.path) return;
    const newer = file.revision !== this.file.revision;
    const lost = file.readOnly && !this.file.readOnly;
    this.file = file;
    if (newer) await this.refresh();
    this.notices.done((lost && wordReadOnly(file.readOnlyWhy)) || t('window.caughtUp'));
  }

  async setView(view: View): Promise<void> {
    this.view = view;
    // Asked for again, the page is ready for another question.
    if (view === 'ask') this.ask.focus += 1;
    if (view === 'history' || !this.showsPicture) return;
    if (!this.picture.scene) await this.attempt(() => this.picture.load());
    await this.followSelection();
  }

  async setTwin(twin: boolean): Promise<void> {
    this.picture.twin = twin;
    if (twin) await this.attempt(() => this.picture.loadRows());
  }

  async select(keys: readonly Key[], bringIntoSight = false): Promise<void> {
    this.selection.set(keys);
    await this.loadCard();
    await this.placeSelection();
    const first = keys[0];
    if (bringIntoSight && first) this.picture.reveal = { key: this.standing?.places[0]?.key ?? first };
  }

  async goBack(): Promise<void> {
    this.selection.back();
    await this.loadCard();
    await this.placeSelection();
  }

  /** Shows one record on the chart, from a table that lists it. */
  async goToRecord(key: Key): Promise<void> {
    await this.setView('chart');
    const box = await this.reveal(key);
    this.inspector.open = true;
    await this.select([box], true);
  }

  /** Unfolds the chart until the box of a position or person is seen; where it has none, the record itself. */
  async reveal(key: Key): Promise<Key> {
    if (!/^(position|person):/.test(key)) return key;
    return (await this.attempt(() => revealInChart(this.host, this.chart, key))) ?? key;
  }

  /** Shows one record on the map, or what stands for it there. */
  async goToMap(key: Key): Promise<void> {
    this.inspector.bringForward();
    await this.select([key]);
    await this.setView('map');
  }

  async loadCard(): Promise<void> {
    const key = this.selection.first;
    const pair = key !== null && kindOf(key) === 'pair';
    const chart = this.view === 'chart' && this.chart.showsNeeds ? this.chart.request : null;
    await this.inspector.load(key, pair ? this.map.request : null, pair ? chart : null);
  }

  /** Finds the node a selected record stands on where the view lacks the record itself. */
  async placeSelection(): Promise<void> {
    const key = this.selection.first;
    const finder = this.picture.finder;
    this.standing = null;
    if (!key || !finder || finder.find(key) !== null) return;
    const found = await standIn(this.host, finder, key).catch(() => null);
    if (this.selection.first === key && this.picture.finder === finder) this.standing = found;
  }

  /** Keeps what is selected in sight when the picture has been laid out anew. */
  async followSelection(): Promise<void> {
    await this.placeSelection();
    const selected = this.standing?.places[0]?.key ?? this.selection.first;
    if (selected) this.picture.reveal = { key: selected };
  }

  /** Carries out an edit. `anchor` stays where it is on the screen; without one what is selected does. */
  edit(edit: EditRequest, anchor: Key | null = null): Promise<Edited | null> {
    return this.turns.during(this.#edit(edit, anchor));
  }

  async #edit(edit: EditRequest, anchor: Key | null): Promise<Edited | null> {
    if (!(await this.knowWho())) return null;
    const edited = await this.attempt(() => this.host.call('edit', edit));
    if (!edited) return null;
    const gone = removedBy(edit);
    this.selection.keys = this.selection.keys.filter((key) => !gone.includes(key));
    await this.#receive(edited, anchor);
    return edited;
  }

  /** A step that the core answers in words of its own; `take` hears them before the window shows the outcome. */
  step<T extends { edited: Edited | null }>(
    call: () => Promise<T>,
    take?: (answer: T) => void,
    signed = true,
  ): Promise<T | null> {
    return this.turns.during(
      (async () => {
        if (signed && !(await this.knowWho())) return null;
        const answer = await this.attempt(call);
        if (!answer) return null;
        take?.(answer);
        if (answer.edited) await this.#receive(answer.edited);
        return answer;
      })(),
    );
  }

  /** Takes photos from a folder, in one step. */
  addPhotos(folder: string, job: Job): Promise<PhotosAdded | null> {
    return this.step(() => this.host.call('add_photos', { folder, dryRun: false }, job));
  }

  /** Gives a person a photo, or takes it away. */
  async setPhoto(person: Key, path: string | null): Promise<Edited | null> {
    const done = await this.step(async () => ({
      edited: await this.host.call('set_photo', { person, path }),
    }));
    return done?.edited ?? null;
  }

  /** A step of a list of findings is said, and can be taken back at once; where it fails the list is read anew. */
  async said(step: () => Promise<Edited>, again: () => Promise<void>): Promise<Edited | null> {
    if (!(await this.knowWho())) return null;
    const edited = await this.attempt(step);
    if (!edited) {
      await this.attempt(again);
      return null;
    }
    await this.#receive(edited);
    this.notices.done(t('window.removed', { name: wordEdit(edited.name) }), {
      label: t('window.action.undoNothing'),
      run: () => void this.undo(),
    });
    return edited;
  }

  /** A removal without a question of its own: it is said, and can be taken back at once. */
  async remove(edit: EditRequest): Promise<Edited | null> {
    const edited = await this.edit(edit);
    if (edited) {
      this.#offered = this.notices.done(t('window.removed', { name: wordEdit(edited.name) }), {
        label: t('window.action.undoNothing'),
        run: () => void this.undo(),
      });
    }
    return edited;
  }

  async undo(): Promise<void> {
    await this.#step('undo');
  }

  async redo(): Promise<void> {
    await this.#step('redo');
  }

  async refresh(): Promise<void> {
    for (const other of [this.chart, this.map])
      if (other !== this.picture || !this.showsPicture) other.scene = null;
    if (this.view === 'history') await this.attempt(() => this.history.again());
    else if (this.view === 'review') await this.attempt(() => this.review.load());
    else if (this.view === 'analyses') void this.attempt(() => this.study.load());
    else if (this.showsPicture) await this.attempt(() => this.picture.load());
    await this.loadCard();
    await this.placeSelection();
  }

  async #step(way: 'undo' | 'redo'): Promise<void> {
    const edited = await this.attempt(() => this.host.call(way, {}));
    if (!edited) return;
    const name = wordEdit(edited.name);
    this.notices.done(way === 'undo' ? t('window.undone', { name }) : t('window.redone', { name }));
    await this.#receive(edited);
    // What came with the step that was taken back is not there to be selected.
    if (this.inspector.error?.code === 'not-found') await this.select([]);
  }

  async #receive(edited: Edited, anchor: Key | null = null): Promise<void> {
    // Undo of what was removed is offered until something else is done.
    this.notices.close(this.#offered);
    this.file = edited.file;
    this.picture.anchor = anchor ?? this.standing?.places[0]?.key ?? this.selection.first;
    await this.refresh();
  }

  /** Who acts from now on; what was done before keeps its name. */
  async changeName(): Promise<void> {
    const who = await this.dialogs.askName();
    if (who) await this.attempt(() => this.settings.change({ who }));
  }

  async knowWho(): Promise<boolean> {
    if (this.settings.value.who) return true;
    const name = await this.dialogs.askName();
    if (!name) return false;
    return (await this.attempt(() => this.settings.change({ who: name }).then(() => true))) ?? false;
  }

  #forgetWritten(): void {
    this.needs.forget();
    this.interview.forget();
  }

  #forget(): void {
    this.chart.forget();
    this.photos.forget();
    this.history.forget();
    this.map.forget();
    this.figures.forget();
    this.doctor.forget();
    this.ask.forget();
    this.know.forget();
    this.topics.forget();
    this.gaps.forget();
    this.review.forget();
    this.study.forget();
    this.marks.clear();
    this.selection.forget();
    this.arranging.forget();
    this.standing = null;
    this.inspector.card = null;
  }
}

const NAME = Symbol('app');

/** The context a window is mounted with. */
export function contextOf(app: App): Map<unknown, unknown> {
  return new Map([[NAME, app]]);
}

export function useApp(): App {
  return getContext<App>(NAME);
}
