// `t('window.open')` in the language of the window; plurals, numbers and dates by the language's own rules.

import type { Named } from '../ipc/bindings';
import { catalogue, type Language, type MessageKey } from './catalogue';

export type { Language, MessageKey } from './catalogue';
export type Args = Record<string, string | number>;

const locales: Record<Language, string> = { en: 'en-GB', id: 'id-ID' };

let current = $state<Language>('en');

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
}

/** The person's language where the window speaks it, else English. */
export function systemLanguage(): Language {
  const first = typeof navigator === 'undefined' ? '' : navigator.language.toLowerCase();
  return first.startsWith('id') || first.startsWith('in') ? 'id' : 'en';
}

/** The message of a key. `n` chooses between the plural forms; numbers are written as the language writes them. */
export function t(key: MessageKey, args: Args = {}): string {
  return message(key, args) ?? key;
}

/** The words for a code of the core (undo names, findings, reasons), or null where the window knows none. */
export function tNamed(heading: string, named: Named): string | null {
  return message(`${heading}.${named.code}`, named.args);
}

function message(key: string, args: Args): string | null {
  const words = catalogue[current];
  const plain = words.get(key);
  if (plain !== undefined) return fill(plain, args);
  const rule = new Intl.PluralRules(locales[current]).select(Number(args['n'] ?? 0));
  const plural = words.get(`${key}.${rule}`) ?? words.get(`${key}.other`);
  return plural === undefined ? null : fill(plural, args);
}

/** Arguments of the core are texts: `{of:number}`, `{n}` and `{count}` are numbers among them. */
function fill(text: string, args: Args): string {
  return text.replace(/\{(\w+)(:number)?\}/g, (whole, name: string, marked: string | undefined) => {
    const value = args[name];
    if (value === undefined) return whole;
    if (typeof value === 'number') return number(value);
    if (marked ? /^\d+(\.\d+)?$/.test(value) : /^(n|count)$/.test(name) && /^\d+$/.test(value))
      return number(Number(value), value.split('.')[1]?.length ?? 0);
    return value;
  });
}

export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locales[current], { maximumFractionDigits: digits }).format(value);
}

/** A share in per cent; below one per cent with the digit that matters. */
export function percent(share: number): string {
  const digits = share > 0 && share < 0.01 ? { maximumSignificantDigits: 1 } : {};
  return new Intl.NumberFormat(locales[current], { style: 'percent', ...digits }).format(share);
}

/** A day as people of the language write it; what is no date comes back as it was. */
export function day(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locales[current], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(date);
}

/** The day of the week. */
export function weekday(iso: string): string {
  return new Intl.DateTimeFormat(locales[current], { weekday: 'long' }).format(new Date(iso));
}

/** The time of day of an ISO date and time that is already in the time of its place. */
export function clock(iso: string): string {
  const time = iso.slice(11, 16);
  return current === 'id' ? time.replace(':', '.') : time;
}

export function dayAndTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locales[current], { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
