// Which list a file holds, guessed from its name in English or Indonesian; the person has the last word.

import type { ImportRole } from '../../ipc/bindings';

export const roles: readonly ImportRole[] = ['people', 'units', 'memberships', 'needs', 'topics', 'channels'];

/** The first that fits; memberships before people and units, because their names hold those words too. */
const words: readonly [ImportRole, RegExp][] = [
  ['memberships', /member|keanggotaan|anggota/],
  ['needs', /need|kebutuhan|butuh|link|hubungan/],
  ['topics', /topic|topik/],
  ['channels', /channel|saluran|kontak|contact/],
  ['units', /unit|department|departemen|division|divisi|bagian|struktur/],
  ['people', /people|person|staff|employee|karyawan|pegawai|orang|sdm|hr/],
];

export function guessRole(path: string): ImportRole | null {
  const name = fileName(path).toLowerCase();
  return words.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
