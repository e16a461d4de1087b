// Somebody to turn to and the ways to reach them, in words.

import { t } from '../i18n/index.svelte';
import type { Reached, WayView } from '../ipc/bindings';

export function nameOf(who: Reached): string {
  return who.person?.name ?? who.position?.name ?? who.unit?.name ?? '';
}

/** What stands under the name. */
export function detailOf(who: Reached): string {
  const title = who.person ? who.position?.name : null;
  const unit = who.person || who.position ? who.unit?.name : null;
  return [title, unit].filter(Boolean).join(' · ');
}

const channels = {
  email: 'inspector.channel.email',
  phone: 'inspector.channel.phone',
  chat: 'inspector.channel.chat',
  form: 'inspector.channel.form',
  inPerson: 'inspector.channel.in-person',
} as const;

export function wayKind(way: WayView): string {
  return way.sort === 'other' ? way.kind : t(channels[way.sort]);
}
