import { describe, expect, it } from 'vitest';
import { mapItems } from '../../dev/sample-scenes';
import { writeScene, type Item } from '../../dev/scene-writer';
import { decodeScene, Flag, ItemKind, LodBit, SceneError } from './scene';

describe('a scene', () => {
  const bytes = writeScene(mapItems(), 42);

  it('is read as it was written', () => {
    const scene = decodeScene(bytes);
    expect([scene.items, scene.revision]).toEqual([5, 42]);
    expect(scene.bounds).toEqual({ x: 0, y: 0, w: 640, h: 56 });
    const pair = scene.find('pair:unit:a~unit:b')!;
    expect(scene.kind[pair]).toBe(ItemKind.edge);
    expect(scene.has(pair, Flag.twoWay)).toBe(true);
    expect(scene.pillOf(pair, LodBit.full)).toEqual({ x: 178, y: 18, w: 44, h: 20 });
    expect(scene.wordsOf(scene.find('unit:b')!)).toEqual(['Warehouse']);
    expect(scene.wordsOf(pair)).toEqual(['2 ⇄ 1']);
  });

  it('says with a card what the marks on it say', () => {
    const text = (text: string) => ({ op: 'text' as const, x: 0, y: 0, size: 11, text, fill: 3 });
    const item = (kind: number, key: string, words: string) => ({
      kind,
      key,
      box: [0, 0, 9, 9] as [number, number, number, number],
      prims: [text(words)],
    });
    const marked = decodeScene(
      writeScene([
        item(ItemKind.card, 'position:1', 'Sari'),
        item(ItemKind.card, 'position:2', 'Budi'),
        item(ItemKind.label, 'position:1', 'until 30 Nov'),
      ]),
    );
    expect(marked.wordsOf(0)).toEqual(['Sari', 'until 30 Nov']);
    expect(marked.wordsOf(1)).toEqual(['Budi']);
    expect(marked.find('position:1')).toBe(0);
  });

  it('holds points of an item alone, and points told by its box', () => {
    const line = (key: string, box: [number, number, number, number], told: boolean): Item => ({
      kind: ItemKind.edge,
      key,
      box,
      prims: [
        {
          op: 'path',
          points: [
            [box[0], -7],
            [3, 4],
          ],
          ...(told && {
            anchors: [
              [1, 1, 0],
              [-1, 28, 1],
              [-1, -1, 3],
            ],
          }),
          stroke: 6,
          width: 1,
        },
      ],
    });
    const read = decodeScene(
      writeScene([
        line('line:1', [10, 20, 5, 6], false),
        line('line:2', [100, 200, 50, 60], true),
        line('line:3', [30, 40, 7, 8], false),
        line('line:4', [0, 0, 2000, 60], true),
      ]),
    );
    const points = (item: number) => {
      const pen = read.penStart(item);
      return [...read.pointsOf(item, pen).subarray(0, 2 * read.pointCount[pen]!)];
    };
    expect(points(0)).toEqual([10, -7, 3, 4]);
    expect(points(1)).toEqual([101, 201, 149, 228, 149, 259]);
    expect(points(2)).toEqual([30, -7, 3, 4]);
    expect(points(3)).toEqual([1, 1, 1999, 28, 1999, 59]);
    expect(read.penStart(1)).toBe(read.penStart(3));
  });

  it('is read from any multiple of eight', () => {
    const shifted = new Uint8Array(bytes.byteLength + 24);
    shifted.set(new Uint8Array(bytes), 24);
    expect(decodeScene(shifted.buffer, 24).find('unit:c')).toBe(decodeScene(bytes).find('unit:c'));
  });

  it('is refused when it is cut short, of another version or no scene at all', () => {
    expect(() => decodeScene(bytes.slice(0, 40))).toThrow(SceneError);
    expect(() => decodeScene(bytes.slice(0, bytes.byteLength - 64))).toThrow('cut short');
    const other = bytes.slice(0);
    new DataView(other).setUint32(4, 9, true);
    expect(() => decodeScene(other)).toThrow('version');
    new DataView(other).setUint32(0, 7, true);
    expect(() => decodeScene(other)).toThrow('not a scene');
  });

  it('finds the box of a record before its line and its band, the first of equals', () => {
    const item = (kind: number, key: string) => ({ kind, key, box: [0, 0, 9, 9], prims: [] }) as Item;
    const scene = decodeScene(
      writeScene([
        item(ItemKind.band, 'unit:a'),
        item(ItemKind.edge, 'unit:a'),
        item(ItemKind.card, 'unit:a'),
        item(ItemKind.card, 'unit:a'),
        item(ItemKind.band, 'unit:b'),
        item(ItemKind.label, 'unit:b'),
      ]),
    );
    // First all items are walked, later a table is asked.
    for (let ask = 0; ask < 4; ask++) {
      expect([scene.find('unit:a'), scene.find('unit:b'), scene.find('unit:c')]).toEqual([2, 5, null]);
    }
  });
});
