import { describe, expect, it } from 'vitest';
import { writeScene, type Item } from '../../dev/scene-writer';
import { paintPassage, passage, type Sight } from './glide';
import { countingBrush } from './paint/counting-brush';
import { palettes } from './palette';
import { decodeScene, ItemKind } from './scene';
import { SpatialIndex } from './spatial-index';

const view = { w: 1000, h: 700 };

function item(kind: number, key: string, [x, y, w, h]: [number, number, number, number]): Item {
  return { kind, key, box: [x, y, w, h], prims: [{ op: 'text', x: 4, y: 12, size: 11, text: key, fill: 3 }] };
}

function box(key: string, x: number, y: number): Item {
  return item(ItemKind.card, key, [x, y, 100, 40]);
}

function sight(items: Item[], camera = { x: 0, y: 0, k: 1 }): Sight {
  const scene = decodeScene(writeScene(items));
  const index = new SpatialIndex(scene.items, scene.bbox);
  return { subject: { scene, index, palette: palettes.light, stamp: 1, photos: null }, camera };
}

function keys(of: Sight, items: Iterable<number>): string[] {
  return [...items].map((item) => of.subject.scene.keyOf(item));
}

describe('from one picture to the next', () => {
  const was = sight([
    box('unit:1', 0, 0),
    box('unit:2', 200, 0),
    box('unit:3', 400, 0),
    item(ItemKind.edge, 'pair:1', [100, 20, 100, 4]),
    item(ItemKind.edge, 'pair:2', [300, 20, 100, 4]),
  ]);
  const now = sight([
    box('unit:1', 0, 0),
    box('unit:2', 200, 100),
    box('unit:4', 600, 0),
    item(ItemKind.edge, 'pair:1', [100, 20, 100, 4]),
    item(ItemKind.edge, 'pair:2', [300, 120, 100, 4]),
  ]);

  it('boxes that stand elsewhere glide, what is new comes, what is left out goes, the rest is still', () => {
    const found = passage(was, now, view)!;
    expect(keys(now, found.still)).toEqual(['pair:1', 'unit:1']);
    expect(found.moved.map(({ item, dx, dy }) => [now.subject.scene.keyOf(item), dx, dy])).toEqual([
      ['unit:2', 0, -100],
    ]);
    expect(keys(now, found.come)).toEqual(['pair:2', 'unit:4']);
    expect(keys(was, found.gone)).toEqual(['pair:2', 'unit:3']);
  });

  it('what is held in place does not glide when the camera went with it', () => {
    const held = sight([box('unit:1', 500, 300)], { x: 500, y: 300, k: 1 });
    expect(passage(sight([box('unit:1', 0, 0)]), held, view)).toBeNull();
  });

  it('nothing glides where nothing changed, from afar, or in a crowd', () => {
    expect(passage(was, was, view)).toBeNull();
    const far = { x: 0, y: 0, k: 0.1 };
    expect(passage({ ...was, camera: far }, { ...now, camera: far }, view)).toBeNull();
    const crowd = (by: number) =>
      sight(Array.from({ length: 500 }, (_, at) => box(`unit:${at}`, (at % 20) * 40, at * 1.5 + by)));
    expect(passage(crowd(0), crowd(9), view)).toBeNull();
  });

  it('a box is painted once on its way, out of sight or not', () => {
    const left = sight([box('unit:1', 0, 0)]);
    const gone = sight([box('unit:1', 5000, 0)]);
    const found = passage(left, gone, view)!;
    expect(found.moved).toEqual([{ item: 0, dx: -5000, dy: 0 }]);
    const { brush, counts } = countingBrush();
    paintPassage(brush as typeof brush & { globalAlpha: number }, found, left, gone, {
      camera: gone.camera,
      dpr: 1,
      share: 0.5,
    });
    expect(counts.texts).toEqual(['unit:1']);
  });
});
