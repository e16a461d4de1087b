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

  it('reaches lines at the same distance on the screen, however small they are drawn', () => {
    expect(at(430, 44, 0.25)).toBe('pair:unit:b~unit:c');
    expect(at(430, 44, 1)).toBeNull();
  });
});
