import { expect, test } from 'vitest';
import type { MatrixView } from '../ipc/bindings';
import { Matrix } from './matrix';
import { Sliding } from './sliding';

function ordered(...keys: string[]): Matrix {
  const heads = keys.map((key) => ({ key }));
  return new Matrix({ heads, cells: { starts: keys.map(() => 0), columns: [] } } as unknown as MatrixView);
}

test('rows begin where they stood and end in their places; what is new stands there at once', () => {
  const sliding = new Sliding(ordered('a', 'b', 'c'), ordered('c', 'new', 'a', 'b'), 1000);
  expect([...sliding.at(1000)!]).toEqual([2, 0, -2, -2]);
  const half = [...sliding.at(1110)!];
  expect(half[0]).toBeGreaterThan(0);
  expect(half[0]).toBeLessThan(1);
  expect(sliding.at(1220)).toBeNull();
});

test('nothing slides where the order is the same', () => {
  expect(new Sliding(ordered('a', 'b'), ordered('a', 'b', 'c'), 0).at(1)).toBeNull();
});
