// The steps that lead from one state of the organisation to another: now, the past, scenarios.

import { t } from '../i18n/index.svelte';
import type { FileView, SettleRequest, ShowRequest, Side } from '../ipc/bindings';
import type { App } from './app.svelte';
import type { NameRequest } from './dialogs.svelte';
import type { Key } from './keys';
import { wordEdit } from './words';

/** Shows another state of the organisation: now, a past moment, a scenario. */
export async function showState(app: App, to: ShowRequest): Promise<void> {
  const file = await app.attempt(() => app.host.call('show', to));
  if (file) await reshow(app, file);
}

/** The same file with another state of it; view and selection stay. */
export async function reshow(app: App, file: FileView): Promise<void> {
  app.file = file;
  app.history.keepTo(file);
  app.picture.anchor = app.standing?.places[0]?.key ?? app.selection.first;
  await app.refresh();
}

export async function openComparison(app: App, before: Side, after: Side): Promise<void> {
  app.history.tab = 'compare';
  app.view = 'history';
  await app.attempt(() => app.history.compare(before, after));
}

/** Makes a scenario, or some of it, the organisation; the list says what is left. */
export async function takeOver(app: App, id: string, keys: Key[] | null): Promise<void> {
  if (!(await app.knowWho())) return;
  const taken = await app.attempt(() => app.host.call('take_over', { id, keys }));
  if (!taken) return;
  app.file = taken.edited.file;
  const along = taken.along.map(({ name }) => name).join(', ');
  const said = along ? t('scenario.take.along', { names: along }) : t('scenario.take.done');
  app.notices.done(said, { label: t('window.action.undoNothing'), run: () => void app.undo() });
  await app.refresh();
}

/** Settles a part of the scenario shown that no longer applies; says whether it was done. */
export async function settleLost(app: App, request: SettleRequest): Promise<boolean> {
  if (!(await app.knowWho())) return false;
  const edited = await app.attempt(() => app.host.call('settle_lost', request));
  if (!edited) return false;
  await reshow(app, edited.file);
  app.spoken = wordEdit(edited.name);
  return true;
}

/** Names a moment, begins a scenario or gives one another name; says whether it was done. */
export async function giveName(app: App, request: NameRequest, name: string): Promise<boolean> {
  if (!(await app.knowWho())) return false;
  if (request.what === 'version') {
    const named = await app.attempt(() => app.host.call('add_version', { seq: request.seq, name }));
    if (named) app.history.timeline = named;
    return named !== null;
  }
  const { id } = request;
  const file = await app.attempt(() =>
    id === null ? app.host.call('add_scenario', { name }) : app.host.call('rename_scenario', { id, name }),
  );
  if (!file) return false;
  // Who begins a scenario wants to change something.
  if (id === null && app.view === 'history') app.view = 'chart';
  await reshow(app, file);
  return true;
}
