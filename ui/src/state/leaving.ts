// What stands only in the window: it would be lost with the file, so its leaving is asked about.

import type { App } from './app.svelte';
import type { Unfinished } from './dialogs.svelte';

function unfinished(app: App): Unfinished {
  return { ...app.needs.unsettled, answers: app.interview.unfinished };
}

export function isUnfinished(app: App): boolean {
  return app.file !== null && Object.values(unfinished(app)).some((count) => count > 0);
}

/** Whether the file may be left: nothing is unfinished, or somebody wants it all the same. */
export async function mayLeave(app: App): Promise<boolean> {
  return !isUnfinished(app) || app.dialogs.askLeaving(unfinished(app), 'file');
}
