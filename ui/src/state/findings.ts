// Steps of the lists of findings: what is decided about them in a review, mended, or known not to be a problem.

import { t } from '../i18n/index.svelte';
import type { AcceptRequest, DecideRequest, Edited, MendRequest } from '../ipc/bindings';
import type { App } from './app.svelte';

/** What a decision left out is said as well. */
export async function decide(app: App, request: DecideRequest): Promise<Edited | null> {
  let skipped = 0;
  const step = async () => {
    const decided = await app.host.call('decide', request);
    skipped = decided.skipped;
    return decided.edited;
  };
  const edited = await app.said(step, () => app.review.load());
  if (edited && skipped > 0) app.notices.done(t('queue.skipped', { n: skipped }));
  return edited;
}

export async function mendFindings(app: App, request: MendRequest): Promise<Edited | null> {
  return app.said(
    () => app.host.call('mend_findings', request),
    () => app.doctor.load(),
  );
}

export async function acceptFindings(app: App, request: AcceptRequest): Promise<Edited | null> {
  return app.said(
    () => app.host.call('accept_findings', request),
    () => app.doctor.load(),
  );
}
