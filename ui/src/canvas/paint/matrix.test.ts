import { expect, test } from 'vitest';
import type { MatrixHead, MatrixView } from '../../ipc/bindings';
import { Matrix } from '../matrix';
import { palettes } from '../palette';
import { countingBrush } from './counting-brush';
import { paintMatrix } from './matrix';

/** Many rows, each of which gives to the ten after it. */
function large(size: number): Matrix {
  const heads = Array.from({ length: size }, (_, at): MatrixHead => ({
    key: `unit:${at}`,
    name: `Unit ${at}`,
    label: `Unit ${at}`,
    depth: 1,
    begin: 16,
    fold: null,
    inside: '',
    gives: 10,
    gets: 10,
  }));
  const columns = heads.flatMap((_, row) => Array.from({ length: 10 }, (_, at) => (row + at + 1) % size));
  for (let row = 0; row < size; row++) {
    const sorted = columns.slice(10 * row, 10 * row + 10).sort((a, b) => a - b);
    columns.splice(10 * row, 10, ...sorted);
  }
  const filled = <Value>(value: Value) => new Array<Value>(columns.length).fill(value);
  return new Matrix({
    heads,
    externalFrom: size,
    blocks: [],
    cells: {
      starts: Array.from({ length: size + 1 }, (_, at) => 10 * at),
      columns,
      needs: filled(1),
      labels: filled('1'),
      steps: filled(1),
      flags: filled(0),
    },
    back: { links: 0, needs: 0 },
    limits: [1, 1],
    sides: { cell: 24, heading: 212 },
  } as unknown as MatrixView);
}

test('a frame costs what is in sight, not what there is', () => {
  const cost = (size: number) => {
    const { brush, counts } = countingBrush();
    const camera = { left: 24 * (size / 2), top: 24 * (size / 2), cell: 24, width: 1200, height: 700 };
    const marks = { lit: { row: 3, column: 4 }, keys: false, heads: [], cell: null, slide: null };
    paintMatrix(brush, large(size), camera, palettes.light, 1, marks);
    return (counts['fillText'] ?? 0) + (counts['fill'] ?? 0) + (counts['fillRect'] ?? 0);
  };
  expect(cost(5000)).toBeLessThanOrEqual(cost(500));
});
