// Questions that nobody could answer: asked of HR, and taken in by HR.

import { t } from '../i18n/index.svelte';
import type { AskHr } from '../ipc/bindings';
import type { App } from './app.svelte';

const ENDING = 'simpul-questions';

/** The filter of the system's dialogs. */
export function questionFiles(): { name: string; extensions: string[] } {
  return { name: t('questions.fileKind'), extensions: [ENDING] };
}

/** Asks HR to find an owner; says whether it stands in the file or waits on this computer. */
export async function askHr(app: App, request: AskHr): Promise<'recorded' | 'waits' | null> {
  const call = () => app.host.call('ask_hr', request);
  // Who asks is not asked for: it is theirs to say.
  const answer = await app.step(call, ({ outbox }) => (app.ask.outbox = outbox), false);
  if (!answer) return null;
  return answer.edited ? 'recorded' : 'waits';
}

/** Takes in files of questions, and says what they brought. */
export async function takeInQuestions(app: App): Promise<void> {
  const paths = await app.host.chooseFiles(t('questions.takeIn.choose'), [questionFiles()], true);
  if (paths.length === 0) return;
  const taken = await app.step(() => app.host.call('take_in_questions', { paths }));
  if (taken) app.dialogs.open({ type: 'taken', taken });
}
