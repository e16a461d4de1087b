import { describe, expect, it } from 'vitest';
import { SpatialIndex } from './spatial-index';

/** Mulberry32: the same numbers in every run. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function brute(bbox: Float64Array, x: number, y: number, w: number, h: number): number[] {
  const found: number[] = [];
  for (let item = 0; item < bbox.length / 4; item++) {
    const [bx, by, bw, bh] = bbox.subarray(item * 4, item * 4 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (bx <= x + w && bx + bw >= x && by <= y + h && by + bh >= y) found.push(item);
  }
  return found;
}

describe('the spatial index', () => {
  it('finds what a look at every box finds', () => {
    const next = random(7);
    for (let round = 0; round < 60; round++) {
      const size = Math.floor(next() * 400);
      const bbox = new Float64Array(4 * size);
      for (let item = 0; item < size; item++) {
        // Wide thin boxes among small ones, as reporting lines are.
        const wide = next() < 0.2;
        bbox.set(
          [next() * 1e7, next() * 2000, next() * (wide ? 1e6 : 200), wide ? 1 : next() * 80],
          item * 4,
        );
      }
      const index = new SpatialIndex(size, bbox);
      for (let ask = 0; ask < 10; ask++) {
        const [x, y, w, h] = [next() * 1e7, next() * 2000, next() * 2e6, next() * 500] as const;
        expect(index.query({ x, y, w, h }).sort((a, b) => a - b)).toEqual(brute(bbox, x, y, w, h));
      }
    }
  });

  it('answers for nothing, for one, and for boxes that all lie in one place', () => {
    const all = { x: -1, y: -1, w: 10, h: 10 };
    const none = new SpatialIndex(0, new Float64Array(0));
    const one = new SpatialIndex(1, Float64Array.of(0, 0, 1, 1));
    const many = new SpatialIndex(100, new Float64Array(400));
    // The first few ways of asking walk all boxes.
    for (let ask = 0; ask < 5; ask++) {
      expect(none.query(all)).toEqual([]);
      expect(one.query(all)).toEqual([0]);
      expect(many.query(all)).toHaveLength(100);
    }
  });
});
