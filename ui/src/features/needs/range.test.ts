import { describe, expect, it } from 'vitest';
import { asBlock, between, holds, next, step } from './range';

const size = { rows: 10, columns: 4, page: 5 };
const key = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });

describe('where a key leads', () => {
  it('goes a cell, a page, to an end, and never over the edge', () => {
    const from = { row: 2, column: 1 };
    expect(step(from, key('ArrowUp'), size)).toEqual({ row: 1, column: 1 });
    expect(step(from, key('ArrowLeft', true), size)).toEqual({ row: 2, column: 0 });
    expect(step(from, key('PageDown'), size)).toEqual({ row: 7, column: 1 });
    expect(step(from, key('End', true), size)).toEqual({ row: 9, column: 3 });
    expect(step({ row: 0, column: 0 }, key('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
    expect(step(from, key('x'), size)).toBeNull();
  });

  it('goes from the end of a row to the next, and out at the last cell', () => {
    expect(next({ row: 0, column: 3 }, false, size)).toEqual({ row: 1, column: 0 });
    expect(next({ row: 1, column: 0 }, true, size)).toEqual({ row: 0, column: 3 });
    expect(next({ row: 9, column: 3 }, false, size)).toBeNull();
    expect(next({ row: 0, column: 0 }, true, size)).toBeNull();
  });
});

it('knows the block between two cells', () => {
  const range = between({ row: 4, column: 0 }, { row: 2, column: 3 });
  expect(range).toEqual({ top: 2, bottom: 4, left: 0, right: 3 });
  expect([holds(range, 2, 3), holds(range, 1, 3)]).toEqual([true, false]);
});

it('writes a block with quotes where a cell needs them', () => {
  expect(
    asBlock([
      ['a', 'two\nlines'],
      ['5" pipe', '"so"'],
    ]),
  ).toBe('a\t"two\nlines"\r\n5" pipe\t"""so"""');
});
