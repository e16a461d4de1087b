import { expect, it } from 'vitest';
import { guessRole } from './roles';

it('guesses what a list holds from its name in both languages', () => {
  const guesses = [
    'C:\\hr\\Karyawan 2026.csv',
    '/x/daftar-unit.csv',
    'unit_members.csv',
    'kebutuhan.csv',
    'topik.csv',
    'saluran.csv',
    'export.csv',
  ];
  expect(guesses.map(guessRole)).toEqual([
    'people',
    'units',
    'memberships',
    'needs',
    'topics',
    'channels',
    null,
  ]);
});
