import { describe, expect, it } from 'vitest';
import { mapItems } from '../../dev/sample-scenes';
import { writeScene } from '../../dev/scene-writer';
import { hitTest } from './hit-test';
import { decodeScene } from './scene';
import { SpatialIndex } from './spatial-index';

const items = mapItems();
items.push({ kind: 4, key: 'toggle:b', box: [310, 46, 20, 20], prims: [] });
const scene = decodeScene(writeScene(items));
const index = new SpatialIndex(scene.items, scene.bbox);
const at = (x: number, y: number, k = 1) => {
  const item = hitTest(scene, index, { x, y }, k);
  return item === null ? null : scene.keyOf(item);
};

describe('the hit test', () => {
  it('finds cards, lines near by, and nothing on empty ground', () => {
    expect(at(80, 28)).toBe('unit:a');
    expect(at(430, 33)).toBe('pair:unit:b~unit:c');
    expect(at(430, 50)).toBeNull();
  });

  it('takes the pill for its pair', () => expect(at(182, 36)).toBe('pair:unit:a~unit:b'));

  it('prefers a handle to the card it hangs on', () => expect(at(320, 50)).toBe('toggle:b'));

  it('feels a band where its rectangles are, and not between them', () => {
    const rect = (x: number, y: number) => ({ op: 'rect', x, y, w: 50, h: 50, r: 0, fill: 16 }) as const;
    const band = { kind: 2, key: 'unit:s', box: [0, 200, 100, 100], prims: [rect(0, 0), rect(50, 50)] };
    const banded = decodeScene(writeScene([...items, band as (typeof items)[0]]));
    const places = new SpatialIndex(banded.items, banded.bbox);
    const on = (x: number, y: number) => hitTest(banded, places, { x, y }, 1);
    expect([on(20, 220), on(80, 280)].map((item) => banded.keyOf(item!))).toEqual(['unit:s', 'unit:s']);
    expect(on(80, 220)).toBeNull();
  });

  it('feels words that are turned where they stand, and not in the corners of their box', () => {
    const words = { op: 'text', x: 0, y: 0, size: 12, text: 'West', fill: 3, turned: Math.PI / 4 } as const;
    const label = { kind: 3, key: 'unit:w', box: [0, 300, 80, 80], prims: [words] };
    const aslant = decodeScene(writeScene([label as (typeof items)[0]]));
    const places = new SpatialIndex(aslant.items, aslant.bbox);
    expect(hitTest(aslant, places, { x: 40, y: 336 }, 1)).toBe(0);
    expect(hitTest(aslant, places, { x: 70, y: 310 }, 1)).toBeNull();
  });

  it('reaches lines at the same distance on the screen, however small they are drawn', () => {
    expect(at(430, 44, 0.25)).toBe('pair:unit:b~unit:c');
    expect(at(430, 44, 1)).toBeNull();
  });
});
