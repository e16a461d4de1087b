// Reviews that are kept under a name: begun, called otherwise, removed.

import type { Edited } from '../ipc/bindings';
import type { App } from './app.svelte';

/** Begins a review of what is looked at, and goes on with it. */
export async function beginReview(app: App, name: string): Promise<boolean> {
  const { level, positions, branch, process } = app.review.request;
  const request = { name, level, positions, branch, process };
  const begun = await said(app, () => app.host.call('start_review', request));
  const key = begun?.created;
  if (!key) return false;
  await app.attempt(() => app.review.goOn(key));
  return true;
}

export async function renameReview(app: App, id: string, name: string): Promise<boolean> {
  return (await said(app, () => app.host.call('rename_review', { id, name }))) !== null;
}

export async function removeReview(app: App, id: string): Promise<boolean> {
  return (await said(app, () => app.host.call('remove_review', { id }))) !== null;
}

/** A step is said, and the list read anew. */
async function said(app: App, step: () => Promise<Edited>): Promise<Edited | null> {
  const edited = await app.said(step, () => app.review.load());
  if (edited) await app.attempt(() => app.review.loadRounds());
  return edited;
}
