import { describe, expect, it } from 'vitest';
import { CARD, chartItems, mapItems } from '../../../dev/sample-scenes';
import { writeScene } from '../../../dev/scene-writer';
import { detailAt } from '../lod';
import { palettes } from '../palette';
import { decodeScene } from '../scene';
import { SpatialIndex } from '../spatial-index';
import { countingBrush } from './counting-brush';
import { inPaintOrder } from './order';
import { paintItems } from './still';

const scene = decodeScene(writeScene(chartItems(2000, 4)));
const index = new SpatialIndex(scene.items, scene.bbox);
const view = { w: 1000, h: 700 };

function paint(k: number, x = 0, y = 0) {
  const camera = { x, y, k };
  const items = inPaintOrder(scene, index.query({ x, y, w: view.w / k, h: view.h / k }));
  const { brush, counts } = countingBrush();
  paintItems(
    brush,
    { scene, camera, palette: palettes.light, detail: detailAt(k), dpr: 1 },
    items,
    0,
    items.length,
  );
  return { counts, items };
}

describe('the still layer', () => {
  it('at block level strokes all lines of one colour at once and writes no words', () => {
    const { counts, items } = paint(view.w / scene.bounds.w);
    expect(items.length).toBe(scene.items);
    expect(counts['stroke']).toBe(1);
    expect(counts['fillText'] ?? 0).toBe(0);
    expect(counts['arcTo'] ?? 0).toBe(0);
  });

  it('at block level draws no more boxes than there are pixels to tell apart', () => {
    const { counts } = paint(view.w / scene.bounds.w);
    expect(counts['fillRect']).toBeLessThan(2 * 2000);
    // Twelve stripes, one border, one line: every colour is set once, however many boxes wear it.
    expect(counts.colours.length).toBeLessThanOrEqual(14);
  });

  it('at name level writes names but not the second line', () => {
    const { counts } = paint(0.4);
    expect(counts.texts.length).toBeGreaterThan(0);
    expect(counts.texts.every((text) => text.startsWith('Person number'))).toBe(true);
  });

  it('at full level draws only the cards in sight', () => {
    const { counts, items } = paint(1, 10_000, 390);
    const cards = Math.ceil(view.w / (CARD.w + 20) + 2) * Math.ceil(view.h / 130 + 1);
    expect(counts.texts.length).toBeLessThanOrEqual(2 * cards);
    expect(counts.texts.length).toBeGreaterThan(4);
    expect(items.length).toBeLessThan(200);
    // One border and one inside a card, one stripe; fonts and colours are set a few times, not once a card.
    expect(counts['fill']).toBeLessThanOrEqual(3 * cards);
    expect(counts.colours.length).toBeLessThan(30);
  });

  it('draws a two-way line as a ribbon with a gap, then its heads and pill', () => {
    const map = decodeScene(writeScene(mapItems()));
    const { brush, counts } = countingBrush();
    const items = inPaintOrder(map, [...Array(map.items).keys()]);
    const picture = {
      scene: map,
      camera: { x: 0, y: 0, k: 1 },
      palette: palettes.light,
      detail: 'full' as const,
      dpr: 1,
    };
    paintItems(brush, picture, items, 0, items.length);
    const [teal, page] = [palettes.light[7], palettes.light[1]];
    const ribbon = counts.colours.indexOf(teal!);
    expect(counts.colours.slice(ribbon, ribbon + 2)).toEqual([teal, page]);
    expect(counts.texts).toContain('2 ⇄ 1');
  });

  it('draws a photo over its disc as soon as it is there', () => {
    const card = { kind: 0, key: 'position:1', box: [10, 20, 200, 64] as [number, number, number, number] };
    const circle = { op: 'circle' as const, x: 40, y: 32, r: 20, fill: 1 };
    const prims = [circle, { op: 'photo' as const, x: 40, y: 32, r: 20, text: 'sari' }];
    const one = decodeScene(writeScene([{ ...card, prims }]));
    const drawn: unknown[][] = [];
    const paintWith = (photo: CanvasImageSource | null) => {
      const { brush } = countingBrush();
      brush.drawImage = (...args: unknown[]) => void drawn.push(args);
      const photos = { get: (name: string) => (name === 'sari' ? photo : null) };
      const camera = { x: 0, y: 0, k: 1 };
      const picture = {
        scene: one,
        camera,
        palette: palettes.light,
        detail: 'full' as const,
        dpr: 1,
        photos,
      };
      paintItems(brush, picture, Uint32Array.of(0), 0, 1);
    };
    paintWith(null);
    expect(drawn).toEqual([]);
    const face = {} as CanvasImageSource;
    paintWith(face);
    expect(drawn).toEqual([[face, 30, 32, 40, 40]]);
    expect(one.wordsOf(0)).toEqual([]);
  });

  it('paints two-way lines over one-way ones and cards over both', () => {
    const map = decodeScene(writeScene(mapItems()));
    const order = [...inPaintOrder(map, [4, 0, 1, 2, 3])].map((item) => map.keyOf(item));
    expect(order).toEqual(['pair:unit:b~unit:c', 'pair:unit:a~unit:b', 'unit:a', 'unit:b', 'unit:c']);
  });

  it('paints the arrows on the balance of a two-way pair over its pill, which lies over the lines', () => {
    const points = [
      [0, 0],
      [90, 0],
    ] as [number, number][];
    const line = { points, width: 1 };
    const edges = decodeScene(
      writeScene([
        { kind: 1, key: 'pair:a~b', box: [0, 0, 90, 9], prims: [{ op: 'path', stroke: 5, ...line }] },
        {
          kind: 1,
          key: 'pair:a~c',
          box: [0, 0, 90, 9],
          prims: [
            { op: 'double', stroke: 6, gap: 2, points, width: 6 },
            { op: 'rect', x: 9, y: 0, w: 40, h: 9, fill: 7 },
            { op: 'path', stroke: 8, ...line },
          ],
        },
      ]),
    );
    const { brush, counts } = countingBrush();
    const palette = palettes.light.map((_, token) => `token ${token}`);
    const camera = { x: 0, y: 0, k: 1 };
    paintItems(brush, { scene: edges, camera, palette, detail: 'full', dpr: 1 }, Uint32Array.of(0, 1), 0, 2);
    const painted = counts.colours.filter((colour) => /token [5678]$/.test(colour));
    expect(painted).toEqual(['token 5', 'token 6', 'token 7', 'token 8']);
  });
});
