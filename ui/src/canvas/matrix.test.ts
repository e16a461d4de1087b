import { expect, test } from 'vitest';
import type { MatrixHead, MatrixView } from '../ipc/bindings';
import { headingOf, Matrix, placeAt } from './matrix';
import { Flag } from './scene';

const head = (key: string): MatrixHead => ({
  key,
  name: key,
  label: key,
  depth: 1,
  begin: 16,
  fold: null,
  inside: '',
  gives: 0,
  gets: 0,
});

/** a gives to b and c, b gives to a; the keys of pairs name a before b before c. */
const matrix = new Matrix({
  heads: ['unit:a', 'unit:b', 'unit:c'].map(head),
  externalFrom: 3,
  blocks: [],
  cells: {
    starts: [0, 2, 3, 3],
    columns: [1, 2, 0],
    needs: [3, 1, 2],
    labels: ['3', '1', '2'],
    steps: [3, 1, 2],
    flags: [Flag.twoWay, 0, Flag.twoWay | 64],
  },
  back: { links: 1, needs: 2 },
  limits: [1, 2],
  sides: { cell: 24, heading: 212 },
} as unknown as MatrixView);

test('cells are found by row and column', () => {
  expect(matrix.needs(matrix.cellAt(0, 1))).toBe(3);
  expect(matrix.cellAt(1, 2)).toBeNull();
  expect(matrix.cellAt(-1, 2)).toBeNull();
  expect(matrix.cellsIn(0, 2, 2)).toEqual([1, 2]);
});

test('both cells of a two-way pair name it alike, and so does the empty side of a one-way pair', () => {
  expect(matrix.pairOf({ row: 0, column: 1 })).toBe('pair:unit:a~unit:b');
  expect(matrix.pairOf({ row: 1, column: 0 })).toBe('pair:unit:a~unit:b');
  expect(matrix.pairOf({ row: 2, column: 0 })).toBe('pair:unit:a~unit:c');
  expect(matrix.pairOf({ row: 1, column: 2 })).toBeNull();
});

test('records are found, and pairs where they are', () => {
  expect(matrix.find('unit:c')).toBe(2);
  expect(matrix.find('unit:d')).toBeNull();
  expect(matrix.placeOf('pair:unit:a~unit:c')).toEqual({ row: 0, column: 2 });
  expect(matrix.placeOf('pair:unit:b~unit:c')).toBeNull();
  expect(matrix.find('pair:unit:a~unit:b')).toBe(0);
});

test('the next filled cell lies along the row or down the column', () => {
  expect(matrix.nextFull({ row: 0, column: -1 }, 1, 0)).toEqual({ row: 0, column: 1 });
  expect(matrix.nextFull({ row: 0, column: 1 }, 1, 0)).toEqual({ row: 0, column: 2 });
  expect(matrix.nextFull({ row: 0, column: 2 }, 1, 0)).toBeNull();
  expect(matrix.nextFull({ row: 0, column: 2 }, -1, 0)).toEqual({ row: 0, column: 1 });
  expect(matrix.nextFull({ row: -1, column: 0 }, 0, 1)).toEqual({ row: 1, column: 0 });
  expect(matrix.nextFull({ row: 2, column: 1 }, 0, -1)).toEqual({ row: 0, column: 1 });
  expect(matrix.nextFull({ row: 0, column: 1 }, 0, -1)).toBeNull();
});

test('a point is a cell, a heading, or nothing', () => {
  const camera = { left: 24, top: 0, cell: 24, width: 800, height: 600 };
  const side = headingOf(matrix.sides, 24);
  expect(placeAt(matrix, camera, side + 5, side + 5)).toEqual({ row: 0, column: 1 });
  expect(placeAt(matrix, camera, 5, side + 30)).toEqual({ row: 1, column: -1 });
  expect(placeAt(matrix, camera, side + 5, 5)).toEqual({ row: -1, column: 1 });
  expect(placeAt(matrix, camera, 5, 5)).toBeNull();
  expect(placeAt(matrix, camera, side + 500, side)).toBeNull();
});
