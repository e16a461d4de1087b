// Made-up pictures in the shape of real ones: a chart of any size, and a small map.

import type { Item, Prim } from './scene-writer';

export const CARD = { w: 220, h: 64 };

/** A tree of `n` positions, `fan` reports each, with every box drawn. */
export function chartItems(n: number, fan: number): Item[] {
  const children = Array.from({ length: n }, (_, at) =>
    Array.from({ length: fan }, (_, place) => at * fan + 1 + place).filter((child) => child < n),
  );
  const x = new Float64Array(n);
  const depth = new Uint16Array(n);
  for (let at = 1; at < n; at++) depth[at] = depth[Math.floor((at - 1) / fan)]! + 1;
  let leaf = 0;
  const place = (at: number): number => {
    const below = children[at]!;
    if (below.length === 0) x[at] = leaf++ * (CARD.w + 20);
    else {
      const xs = below.map(place);
      x[at] = (xs[0]! + xs.at(-1)!) / 2;
    }
    return x[at]!;
  };
  place(0);
  const y = (at: number) => depth[at]! * 130;
  const edges: Item[] = [];
  const cards: Item[] = [];
  for (let at = 0; at < n; at++) {
    cards.push(positionCard(at, x[at]!, y(at)));
    if (at === 0) continue;
    const parent = Math.floor((at - 1) / fan);
    const from: [number, number] = [x[parent]! + CARD.w / 2, y(parent) + CARD.h];
    const to: [number, number] = [x[at]! + CARD.w / 2, y(at)];
    const middle = (from[1] + to[1]) / 2;
    edges.push({
      kind: 1,
      key: `line:${at}`,
      a: n - 1 + parent,
      b: n - 1 + at,
      box: [Math.min(from[0], to[0]), from[1], Math.abs(from[0] - to[0]), to[1] - from[1]],
      prims: [
        {
          op: 'path',
          points: [from, [from[0], middle], [to[0], middle], to],
          radius: 6,
          stroke: 6,
          width: 1.25,
        },
      ],
    });
  }
  return [...edges, ...cards];
}

function positionCard(at: number, x: number, y: number): Item {
  const prims: Prim[] = [
    { op: 'rect', x: 0, y: 0, w: CARD.w, h: CARD.h, r: 8, fill: 2, stroke: 5, width: 1 },
    { op: 'rect', x: 8, y: 10, w: 4, h: CARD.h - 20, r: 2, fill: 16 + (at % 12), lod: 7 },
    { op: 'text', x: 24, y: 28, size: 13, text: `Person number ${at}`, fill: 3, bold: true, lod: 6 },
    { op: 'text', x: 24, y: 46, size: 12, text: 'Something of something', fill: 4, lod: 4 },
  ];
  return { kind: 0, key: `position:${at}`, box: [x, y, CARD.w, CARD.h], prims };
}

/** Three units: a two-way pair and a one-way one. */
export function mapItems(): Item[] {
  const unit = (key: string, name: string, x: number): Item => ({
    kind: 0,
    key,
    box: [x, 0, 160, 56],
    prims: [
      { op: 'rect', x: 0, y: 0, w: 160, h: 56, r: 10, fill: 2, stroke: 5, width: 1 },
      { op: 'text', x: 22, y: 24, size: 13, text: name, fill: 3, bold: true },
    ],
  });
  return [
    {
      kind: 1,
      key: 'pair:unit:a~unit:b',
      flags: 1,
      a: 2,
      b: 3,
      box: [160, 20, 80, 16],
      prims: [
        {
          op: 'double',
          points: [
            [166, 28],
            [234, 28],
          ],
          gap: 3,
          stroke: 7,
          width: 7,
        },
        {
          op: 'head',
          points: [
            [240, 28],
            [232, 22],
            [232, 34],
          ],
          fill: 7,
        },
        {
          op: 'head',
          points: [
            [160, 28],
            [168, 22],
            [168, 34],
          ],
          fill: 7,
        },
        { op: 'rect', x: 18, y: -2, w: 44, h: 20, r: 10, fill: 7 },
        { op: 'text', x: 40, y: 12, size: 11, text: '2 ⇄ 1', fill: 14, align: 1, bold: true },
      ],
    },
    {
      kind: 1,
      key: 'pair:unit:b~unit:c',
      a: 3,
      b: 4,
      box: [400, 24, 80, 8],
      prims: [
        {
          op: 'path',
          points: [
            [400, 28],
            [474, 28],
          ],
          stroke: 9,
          width: 1.5,
        },
        {
          op: 'head',
          points: [
            [480, 28],
            [473, 24],
            [473, 32],
          ],
          fill: 9,
        },
      ],
    },
    unit('unit:a', 'Marketing', 0),
    unit('unit:b', 'Warehouse', 240),
    unit('unit:c', 'Payroll', 480),
  ];
}
