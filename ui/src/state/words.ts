// Words for what the core says in codes.

import { tNamed } from '../i18n/index.svelte';
import type { ApiError, Named } from '../ipc/bindings';

/** A failure in words, with its next step where there is one. Unknown codes fall back to the core's English. */
export function wordError(error: ApiError): { text: string; hint: string | null } {
  const named = { code: error.code, args: error.args };
  const text = tNamed('error', named);
  const hint = tNamed('error', { ...named, code: `${error.code}.hint` });
  return { text: text ?? error.message, hint };
}

/** What an edit is called, as "Undo {name}" wants it. */
export function wordEdit(named: Named): string {
  return tNamed('history', named) ?? named.code;
}

export function wordFinding(named: Named): string {
  return tNamed('findings', named) ?? Object.values(named.args).join(' · ') ?? named.code;
}
