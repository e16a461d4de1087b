// Record keys: `unit:<id>`, `position:<id>`, `pair:<key>~<key>` ...

export type Key = string;

export type RecordKind = 'unit' | 'position' | 'person' | 'need' | 'pair' | 'none' | 'other';

const kinds: readonly string[] = ['unit', 'position', 'person', 'need', 'pair', 'none'];

export function kindOf(key: Key): RecordKind {
  const kind = key.slice(0, Math.max(0, key.indexOf(':')));
  return kinds.includes(kind) ? (kind as RecordKind) : 'other';
}

export function idOf(key: Key): string {
  return key.slice(key.indexOf(':') + 1);
}

/** Both ends of a pair, as record keys. */
export function endsOf(pair: Key): [Key, Key] | null {
  const [left, right] = idOf(pair).split('~');
  if (!left || !right) return null;
  return [asKey(left), asKey(right)];
}

function asKey(end: string): Key {
  return end.includes(':') ? end : `unit:${end}`;
}

/** Whether a record can be an end of a need. */
export function standsForNeeds(key: Key): boolean {
  return /^(unit|position):/.test(key);
}
