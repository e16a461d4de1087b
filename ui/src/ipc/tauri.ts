// The desktop side of the port. No other file knows the desktop shell.

import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open, save } from '@tauri-apps/plugin-dialog';
import { openPath, openUrl } from '@tauri-apps/plugin-opener';
import {
  copyText,
  splitPicture,
  toApiError,
  type Host,
  type Job,
  type MenuEntry,
  type MenuSection,
  type Progress,
  type StartedWith,
} from './host';

/** The shell knows every call by its name; JSON comes back read, a picture as its bytes. */
async function ask<Answer>(name: string, request: unknown, job?: Job): Promise<Answer> {
  const progress = job?.onProgress ? new Channel<Progress>(job.onProgress) : null;
  try {
    return await invoke<Answer>(name, { request, job: job ? String(job.id) : null, progress });
  } catch (thrown) {
    throw toApiError(thrown);
  }
}

/** Without the keys that only the page may hear. */
function forSystem(section: MenuSection): MenuSection {
  const bare = (entry: MenuEntry): MenuEntry => {
    if (entry.kind === 'submenu') return { ...entry, entries: entry.entries.map(bare) };
    return entry.kind === 'action' && entry.local ? { ...entry, keys: null } : entry;
  };
  return { ...section, entries: section.entries.map(bare) };
}

export function desktopHost(): Host {
  return {
    kind: 'desktop',
    call: (name, request, job) => ask(name, request, job),
    picture: async (name, request) => splitPicture(await ask<ArrayBuffer>(name, request)),
    cancel: (job) => invoke('cancel', { job: String(job) }),

    startedWith: () => invoke<StartedWith>('started_with'),
    chooseFiles: async (title, filters, several) => {
      const chosen = await open({ title, filters, multiple: several });
      if (chosen === null) return [];
      return Array.isArray(chosen) ? chosen : [chosen];
    },
    chooseFolder: (title) => open({ title, directory: true }),
    choosePath: (title, proposed, filters) => save({ title, defaultPath: proposed, filters }),
    openPath: (path) => openPath(path),
    openMail: (address) => openUrl(address),
    copyText,
    showMenu: (sections) =>
      void invoke('show_menu', { sections: sections.map(forSystem) }).catch((why) =>
        console.error('the menu could not be shown:', why),
      ),
    onMenu: (chosen) => void listen<string>('menu', (event) => chosen(event.payload)),
    onDrop: (dropped, hovering) =>
      void getCurrentWebview().onDragDropEvent((event) => {
        hovering(event.payload.type === 'enter' || event.payload.type === 'over');
        if (event.payload.type === 'drop') dropped(event.payload.paths);
      }),
    onStartedAgain: (wish) => void listen<StartedWith>('started-again', (event) => wish(event.payload)),
    onFileChanged: (changed) => void listen('file-changed', () => changed()),
    onLeaving: (mayLeave) => {
      const heard = getCurrentWindow().onCloseRequested(async (event) => {
        if (!(await mayLeave())) event.preventDefault();
      });
      return () => void heard.then((forget) => forget());
    },
    setTitle: (title) => void getCurrentWindow().setTitle(title),
  };
}
