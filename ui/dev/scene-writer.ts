// Writes scenes as the core writes them, for tests and for looking at the window without the core.

import { NONE } from '../src/canvas/scene';

export type Prim =
  | {
      op: 'rect';
      x: number;
      y: number;
      w: number;
      h: number;
      r?: number;
      fill?: number;
      stroke?: number;
      width?: number;
      lod?: number;
    }
  | {
      op: 'text';
      x: number;
      y: number;
      size: number;
      text: string;
      fill: number;
      align?: number;
      bold?: boolean;
      /** Radians clockwise about its anchor. */
      turned?: number;
      lod?: number;
    }
  | {
      op: 'circle';
      x: number;
      y: number;
      r: number;
      fill?: number;
      stroke?: number;
      width?: number;
      lod?: number;
    }
  | { op: 'photo'; x: number; y: number; r: number; text: string; lod?: number }
  | {
      op: 'path' | 'double' | 'hollow';
      points: [number, number][];
      /** Points told by the box in the place of the others: how far right and below of which sides, as the core has them. */
      anchors?: [number, number, number][];
      radius?: number;
      gap?: number;
      stroke: number;
      width: number;
      lod?: number;
    }
  | { op: 'head'; points: [number, number][]; fill: number; lod?: number };

export type Item = {
  kind: number;
  key: string;
  box: [number, number, number, number];
  flags?: number;
  a?: number;
  b?: number;
  prims: Prim[];
};

const ops = { rect: 0, text: 1, path: 2, double: 3, head: 4, circle: 5, hollow: 6, photo: 7 } as const;

export function writeScene(items: Item[], revision = 1): ArrayBuffer {
  const prims = items.flatMap((item) => item.prims);
  const strings = new Map<string, number>();
  const intern = (text: string) => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  for (const item of items) intern(item.key);
  for (const prim of prims) if ('text' in prim) intern(prim.text);
  const encoded = [...strings.keys()].map((text) => new TextEncoder().encode(text));
  const stringBytes = encoded.reduce((sum, bytes) => sum + bytes.length, 0);
  const points = prims.flatMap((prim) => ('points' in prim && !('anchors' in prim) ? prim.points : []));
  const texts = prims.flatMap((prim) => ('text' in prim ? [intern(prim.text)] : []));
  const { shapes, ofItems } = shapesOf(items);
  const pens = shapes.flat();
  const anchors = pens.flatMap((pen) => pen.anchors ?? []);

  const sections: Uint8Array[] = [];
  const push = (array: ArrayBufferView) => {
    const padded = new Uint8Array(Math.ceil(array.byteLength / 8) * 8);
    padded.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    sections.push(padded);
  };
  const n = items.length;
  const bounds = boundsOf(items);
  const head = new DataView(new ArrayBuffer(80));
  const shared = [shapes.length, pens.length, anchors.length];
  const counts = [n, ...shared, texts.length, points.length, strings.size, stringBytes];
  [0x4c504d53, 3, ...counts, revision].forEach((value, at) => head.setUint32(4 * at, value, true));
  bounds.forEach((value, at) => head.setFloat64(48 + 8 * at, value, true));
  push(head);

  push(Float64Array.from(items.flatMap((item) => item.box)));
  push(Uint32Array.from(ofItems));
  push(Uint32Array.from(items.map((item) => intern(item.key))));
  push(Uint32Array.from(items.map((item) => item.a ?? NONE)));
  push(Uint32Array.from(items.map((item) => item.b ?? NONE)));
  push(Uint8Array.from(items.map((item) => item.kind)));
  push(Uint8Array.from(items.map((item) => item.flags ?? 0)));

  const ends = [0];
  for (const shape of shapes) ends.push((ends.at(-1) as number) + shape.length);
  push(Uint32Array.from(ends));

  push(Float32Array.from(pens.flatMap((pen) => pen.geom)));
  push(Float32Array.from(pens.map((pen) => pen.width)));
  let anchored = 0;
  const anchorAt = pens.map(({ anchors }) =>
    anchors ? (anchored += anchors.length) - anchors.length : NONE,
  );
  push(Uint32Array.from(anchorAt));
  push(Uint32Array.from(pens.map((pen) => pen.pointCount)));
  for (const look of ['op', 'lod', 'fill', 'stroke', 'style'] as const) {
    push(Uint8Array.from(pens.map((pen) => pen[look])));
  }
  push(Float32Array.from(anchors.flatMap(([x, y]) => [x, y])));
  push(Uint8Array.from(anchors.map(([, , sides]) => sides)));
  push(Uint32Array.from(texts));
  push(Float64Array.from(points.flat()));
  const offsets = [0];
  for (const bytes of encoded) offsets.push((offsets.at(-1) as number) + bytes.length);
  push(Uint32Array.from(offsets));
  const text = new Uint8Array(stringBytes);
  encoded.forEach((bytes, place) => text.set(bytes, offsets[place]));
  push(text);

  const all = new Uint8Array(sections.reduce((sum, part) => sum + part.length, 0));
  let from = 0;
  for (const part of sections) {
    all.set(part, from);
    from += part.length;
  }
  return all.buffer;
}

type Pen = ReturnType<typeof penOf>;

/** Items whose primitives differ in texts and own points alone share a shape. */
function shapesOf(items: Item[]): { shapes: Pen[][]; ofItems: number[] } {
  const known = new Map<string, number>();
  const shapes: Pen[][] = [];
  const ofItems = items.map((item) => {
    const shape = item.prims.map(penOf);
    const print = JSON.stringify(shape);
    const at = known.get(print) ?? shapes.push(shape) - 1;
    known.set(print, at);
    return at;
  });
  return { shapes, ofItems };
}

function penOf(prim: Prim) {
  const anchors = 'anchors' in prim ? prim.anchors : undefined;
  return {
    geom: geometry(prim),
    width: 'width' in prim ? (prim.width ?? 0) : 0,
    anchors,
    pointCount: anchors?.length ?? ('points' in prim ? prim.points.length : 0),
    op: ops[prim.op],
    lod: prim.lod ?? 7,
    fill: 'fill' in prim ? (prim.fill ?? 0) : 0,
    stroke: 'stroke' in prim ? (prim.stroke ?? 0) : 0,
    style: prim.op === 'text' ? (prim.align ?? 0) | (prim.bold ? 4 : 0) : 0,
  };
}

function geometry(prim: Prim): number[] {
  switch (prim.op) {
    case 'rect':
      return [prim.x, prim.y, prim.w, prim.h, prim.r ?? 0];
    case 'text':
      return [prim.x, prim.y, 0, prim.size, prim.turned ?? 0];
    case 'circle':
    case 'photo':
      return [prim.x, prim.y, prim.r, 0, 0];
    case 'head':
      return [0, 0, 0, 0, 0];
    default:
      return [prim.radius ?? 0, prim.gap ?? 0, 0, 0, 0];
  }
}

function boundsOf(items: Item[]): [number, number, number, number] {
  const left = Math.min(...items.map((item) => item.box[0]), Infinity);
  const top = Math.min(...items.map((item) => item.box[1]), Infinity);
  const right = Math.max(...items.map((item) => item.box[0] + item.box[2]), -Infinity);
  const bottom = Math.max(...items.map((item) => item.box[1] + item.box[3]), -Infinity);
  return items.length === 0 ? [0, 0, 0, 0] : [left, top, right - left, bottom - top];
}
