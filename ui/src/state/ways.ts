// Ways from what was found, counted or said to where it stands.

import { language, t } from '../i18n/index.svelte';
import type { Figure, Hit, Name } from '../ipc/bindings';
import type { App } from './app.svelte';
import { kindOf, type Key } from './keys';
import { saveAs } from './save-as';

/** More boxes than this are marked, but not selected all at once. */
const MOST_SELECTED = 500;

export async function jump(app: App, hit: Hit): Promise<void> {
  let target = app.view === 'chart' ? (hit.position ?? hit.key) : hit.key;
  if (app.view === 'chart' && hit.position) target = await app.reveal(target);
  if (app.view === 'map' && /^(unit|position):/.test(target)) {
    await app.attempt(() => app.map.walkTo(target));
  }
  app.inspector.bringForward();
  await app.select([target], true);
}

export async function showFigure(app: App, figure: Figure, words: string): Promise<void> {
  const { chart } = app;
  chart.ofPositions();
  const found = await app.host.call('figure_boxes', { figure, chart: chart.request });
  chart.toggled = found.toggled;
  chart.anchor = null;
  await chart.load();
  app.marks.set(figure, words, found.keys);
  chart.twin = false;
  app.view = 'chart';
  const seen = found.keys.filter((key) => chart.scene?.find(key) !== null);
  await app.select(seen.slice(0, MOST_SELECTED), true);
}

/** The card of an answer found by the box in the bar; without one what the page says to the question. */
export async function openAnswer(app: App, question: string, key: Key | null): Promise<void> {
  app.view = 'ask';
  await app.attempt(() => app.ask.show(question, key));
}

/** Shows a pair or a node on the map, at the level on which it was found. */
export async function showOnMap(app: App, key: Key, level: number | null, positions: boolean): Promise<void> {
  app.map.open(level, positions);
  app.inspector.bringForward();
  await app.setView('map');
  await app.select([key], true);
}

/** Shows on the map what an analysis names, at the level and with the filters that both share. */
export async function showFromStudy(app: App, key: Key): Promise<void> {
  const { map } = app;
  map.showAllPairs();
  app.inspector.bringForward();
  await app.setView('map');
  await app.select([key], true);
}

/** Shows a finding that stands elsewhere, too, in the review, where it is decided. */
export async function showInReview(app: App, key: string, decided: boolean): Promise<void> {
  const { review } = app;
  Object.assign(review, { kind: null, branch: null, process: null, round: null });
  review.part = decided ? 'decided' : 'waiting';
  review.current = key;
  // The view reads the queue as it opens, and keeps to the finding that is looked at.
  await app.setView('review');
}

/** What stops when a unit, position or person does. */
export async function showStops(app: App, stops: Name): Promise<void> {
  if (app.view === 'analyses') {
    await app.attempt(() => app.study.showStops(stops));
    return;
  }
  // The view asks as it opens.
  app.study.ask(stops);
  await app.setView('analyses');
}

export async function showMe(app: App): Promise<void> {
  const known = async () => (await app.attempt(() => app.host.call('me', {})))?.person ?? null;
  let me = await known();
  if (!me) {
    await app.changeName();
    me = await known();
  }
  const key = me?.key;
  const card = key && (await app.attempt(() => app.host.call('inspect', { key, map: null })));
  if (!card || card.type !== 'person') return;
  await app.goToRecord(card.seats[0]?.position ?? key);
}

/** The list of people to know of a record; else of what is selected, or of where whoever asks is at home. */
export async function showKnow(app: App, of?: Key): Promise<void> {
  const selected = app.selection.first;
  const hasList = selected !== null && ['unit', 'position', 'person'].includes(kindOf(selected));
  const shown = app.showsPicture && hasList ? selected : null;
  const key = of ?? shown ?? app.know.key ?? app.ask.page?.place?.key;
  if (key) await app.attempt(() => app.know.load(key));
  await app.setView('know');
}

/** The list as a page, saved or handed to the program that prints it. */
export async function printKnow(app: App): Promise<void> {
  const key = app.know.key;
  const request = { key: key ?? '', path: '', language: language() };
  const printed = key && (await app.attempt(() => app.host.call('print_people_to_know', request)));
  if (!printed) return;
  await app.attempt(() => app.host.openPath(printed.path));
  app.notices.done(t('know.printOpened'));
}

export function saveKnow(app: App): Promise<void> {
  const { key, view } = app.know;
  const write = (path: string) =>
    app.host.call('export_people_to_know', { key: key ?? '', path, language: language() });
  const name = t('know.titleOf', { name: view?.of.name ?? '' });
  return saveAs(app, { where: t('know.where'), name, format: 'html', write }, () => undefined);
}
