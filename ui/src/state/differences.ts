// What is different between two states, in words.

import { day, dayAndTime, tNamed } from '../i18n/index.svelte';
import type { FieldView, SaidView } from '../ipc/bindings';

export function wordChange(change: string): string {
  return tNamed('difference.change', { code: change, args: {} }) ?? change;
}

export function wordField(field: { field: string; custom: boolean }): string {
  return field.custom
    ? field.field
    : (tNamed('difference.field', { code: field.field, args: {} }) ?? field.field);
}

export function wordKind(kind: string): string {
  return tNamed('difference.kind', { code: kind, args: {} }) ?? kind;
}

export function wordValue(value: SaidView): string {
  const named = (code: string) => tNamed('difference.value', { code, args: {} }) ?? code;
  switch (value.kind) {
    case 'nothing':
      return named('none');
    case 'place':
      return named('other-place');
    case 'flag':
    case 'code':
      return named(value.text);
    case 'day':
      return day(value.text);
    case 'moment':
      return dayAndTime(value.text);
    case 'text':
      return value.text;
    case 'several':
      return value.parts.map(wordValue).join(', ');
    case 'together':
      return value.parts.map(wordValue).join(' ');
  }
}

/** Another place among siblings says nothing in numbers. */
export function hasValues(field: FieldView): boolean {
  return field.after.kind !== 'place';
}
