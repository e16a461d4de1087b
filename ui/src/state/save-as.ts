// Writing something that leaves the program: where to is asked, and where it lies is said.

import { t } from '../i18n/index.svelte';
import { SIMPUL_FILES, type App } from './app.svelte';

export type Leaving = {
  /** The title of the system's question. */
  where: string;
  /** The name proposed, without its ending. */
  name: string;
  /** The ending, which is the format. */
  format: string;
  write: (path: string) => Promise<{ path: string }>;
};

/** Closes the dialog it was asked for in once it is written. `busy` hears when writing begins and ends. */
export async function saveAs(app: App, leaving: Leaving, busy: (busy: boolean) => void): Promise<void> {
  const { where, name, format, write } = leaving;
  const ending = { name: format.toUpperCase(), extensions: [format] };
  // Not every system takes these in the name of a file.
  const proposed = name.replace(/[:/\\?*"<>|]+/g, ' ').replace(/ {2,}/g, ' ');
  const path = await app.host.choosePath(where, `${proposed}.${format}`, [ending]);
  if (!path) return;
  busy(true);
  const done = await app.attempt(() => write(path));
  busy(false);
  if (!done) return;
  app.dialogs.close();
  app.notices.done(t('export.saved', { path: done.path }), {
    label: t('export.open'),
    run: () => void app.attempt(() => app.host.openPath(done.path)),
  });
}

export async function saveCopy(app: App): Promise<void> {
  const proposed = `${app.file?.name ?? 'organisation'}.simpul`;
  const path = await app.host.choosePath(t('window.saveCopyTitle'), proposed, [SIMPUL_FILES]);
  if (!path) return;
  const saved = await app.attempt(() => app.host.call('save_copy', { path }));
  if (saved) app.notices.done(t('window.copySaved', { path: saved.path }));
}
