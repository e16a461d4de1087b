// Ways from what was found, counted or said to where it stands.

import type { Figure, Hit } from '../ipc/bindings';
import type { App } from './app.svelte';

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
