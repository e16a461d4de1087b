// Words for what the core says in codes.

import { tNamed } from '../i18n/index.svelte';
import type { ApiError, FindingView, Named, OfferView } from '../ipc/bindings';

/** A failure in words, with its next step where there is one. Unknown codes fall back to the core's English. */
export function wordError(error: ApiError): { text: string; hint: string | null } {
  const named = { code: error.code, args: error.args };
  const text = tNamed('error', named);
  const hint = tNamed('error', { ...named, code: `${error.code}.hint` });
  return { text: text ?? error.message, hint };
}

/** What an edit is called, as "Undo {name}" wants it. */
export function wordEdit(named: Named): string {
  const [, way, code] = /^(undo|redo)-(.+)$/.exec(named.code) ?? [];
  if (!way || !code) return tNamed('history', named) ?? named.code;
  // A step taken back, or done again, is a step of the history itself.
  const args = { what: wordEdit({ ...named, code }) };
  return tNamed('history', { code: way === 'undo' ? 'undone' : 'redone', args }) ?? named.code;
}

export function wordFinding(finding: FindingView): string {
  return (
    tNamed('finding', { ...finding.message, args: { ...finding.message.args, value: finding.value } }) ??
    wordKind(finding.kind)
  );
}

/** Why a file of a folder of photos was left out. */
export function wordPhoto(why: Named): string {
  return tNamed('photo', why) ?? why.code;
}

/** What sort of finding it is, as a heading. */
export function wordKind(kind: string): string {
  return tNamed('import.kind', { code: kind, args: {} }) ?? sentence(kind.replaceAll('-', ' '));
}

export function wordRepair(repair: Named): string {
  return tNamed('repair', repair) ?? (Object.values(repair.args).join(', ') || repair.code);
}

/** A step as its button says it; `many`: the same step for several, each with its own answer. */
export function wordMend(offer: OfferView, many = false): string {
  const args = { to: offer.proposed?.name ?? '' };
  const code = many && offer.proposed ? `${offer.code}.many` : offer.code;
  if (offer.choice === 'nothing' || offer.proposed) return tNamed('mend', { code, args }) ?? offer.code;
  return tNamed('mend', { code: `${offer.code}.choose`, args }) ?? offer.code;
}

/** Why no step of ours can mend a finding. */
export function wordCannot(code: string): string {
  return tNamed('mend.cannot', { code, args: {} }) ?? '';
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a file is open for reading only. */
export function wordReadOnly(why: Named | null): string | null {
  return why && tNamed('window.readOnly', why);
}
