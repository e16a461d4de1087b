// The display list a picture arrives as, read in place: typed arrays over the bytes, strings decoded when asked for.

import type { Box } from './camera';

export const NONE = 0xffffffff;

const MAGIC = 0x4c504d53;
const VERSION = 3;
const HEADER = 80;

export const ItemKind = { card: 0, edge: 1, band: 2, label: 3, handle: 4 } as const;
export const Op = { rect: 0, text: 1, path: 2, double: 3, head: 4, circle: 5, hollow: 6, photo: 7 } as const;
export const Flag = { twoWay: 1, summed: 2, external: 4, vacant: 8, collapsed: 16, calm: 32 } as const;
export const LodBit = { block: 1, name: 2, full: 4 } as const;

export class SceneError extends Error {}

export class Scene {
  readonly #strings = new Map<number, string>();
  readonly #textStart: Uint32Array;
  readonly #pointStart: Uint32Array;
  /** Where the text and the points of each pen stand among those of an item. */
  readonly #textAt: Uint32Array;
  readonly #pointAt: Uint32Array;
  readonly #points: Float64Array;
  /** How often something was looked for. */
  #sought = 0;
  #places: Places | null = null;
  #marks: Map<string, number[]> | null = null;

  constructor(
    readonly items: number,
    readonly revision: number,
    readonly bounds: Box,
    readonly bbox: Float64Array,
    private readonly shape: Uint32Array,
    readonly key: Uint32Array,
    readonly a: Uint32Array,
    readonly b: Uint32Array,
    readonly kind: Uint8Array,
    readonly flags: Uint8Array,
    private readonly shapePen: Uint32Array,
    readonly geom: Float32Array,
    readonly width: Float32Array,
    private readonly anchorAt: Uint32Array,
    readonly pointCount: Uint32Array,
    readonly op: Uint8Array,
    readonly lod: Uint8Array,
    readonly fill: Uint8Array,
    readonly stroke: Uint8Array,
    readonly style: Uint8Array,
    private readonly anchors: Float32Array,
    private readonly sides: Uint8Array,
    private readonly texts: Uint32Array,
    private readonly ownPoints: Float64Array,
    private readonly stringOffset: Uint32Array,
    private readonly stringBytes: Uint8Array,
  ) {
    this.#textStart = new Uint32Array(items);
    this.#pointStart = new Uint32Array(items);
    this.#textAt = new Uint32Array(op.length);
    this.#pointAt = new Uint32Array(op.length);
    this.#points = new Float64Array(2 * pointCount.reduce((most, count) => Math.max(most, count), 0));
    this.#count();
  }

  /** Where the texts and points of each item begin: those of all items follow each other, and those of its pens. */
  #count(): void {
    const shapes = this.shapePen.length - 1;
    const textsOf = new Uint32Array(shapes);
    const pointsOf = new Uint32Array(shapes);
    for (let shape = 0; shape < shapes; shape++) {
      for (let pen = this.shapePen[shape]!; pen < this.shapePen[shape + 1]!; pen++) {
        this.#textAt[pen] = textsOf[shape]!;
        this.#pointAt[pen] = pointsOf[shape]!;
        if (this.#writes(pen)) textsOf[shape]! += 1;
        if (this.anchorAt[pen] === NONE) pointsOf[shape]! += this.pointCount[pen]!;
      }
    }
    let [text, point] = [0, 0];
    for (let item = 0; item < this.items; item++) {
      const shape = this.shape[item]!;
      this.#textStart[item] = text;
      this.#pointStart[item] = point;
      text += textsOf[shape] ?? 0;
      point += pointsOf[shape] ?? 0;
    }
  }

  /** The pens an item is painted by, one a primitive: from this one to before `penEnd`. Items alike share theirs. */
  penStart(item: number): number {
    return this.shapePen[this.shape[item]!]!;
  }

  penEnd(item: number): number {
    return this.shapePen[this.shape[item]! + 1]!;
  }

  #writes(pen: number): boolean {
    return this.op[pen] === Op.text || this.op[pen] === Op.photo;
  }

  /**
   * The points of a pen for an item, x and y in turn, in world coordinates. They stand there until the next call: lines
   * are painted one after another, and there are many of them.
   */
  pointsOf(item: number, pen: number): Float64Array {
    const [count, points] = [this.pointCount[pen]!, this.#points];
    const anchor = this.anchorAt[pen]!;
    if (anchor === NONE) {
      const from = 2 * (this.#pointStart[item]! + this.#pointAt[pen]!);
      for (let at = 0; at < 2 * count; at++) points[at] = this.ownPoints[from + at]!;
      return points;
    }
    const [x, y] = [this.bbox[4 * item]!, this.bbox[4 * item + 1]!];
    const [right, bottom] = [x + this.bbox[4 * item + 2]!, y + this.bbox[4 * item + 3]!];
    for (let at = 0; at < count; at++) {
      const sides = this.sides[anchor + at]!;
      points[2 * at] = (sides & 1 ? right : x) + this.anchors[2 * (anchor + at)]!;
      points[2 * at + 1] = (sides & 2 ? bottom : y) + this.anchors[2 * (anchor + at) + 1]!;
    }
    return points;
  }

  /** What a pen writes on an item, or the name of the photo it paints. */
  textOf(item: number, pen: number): string {
    if (!this.#writes(pen)) return '';
    return this.string(this.texts[this.#textStart[item]! + this.#textAt[pen]!]!);
  }

  string(index: number): string {
    const known = this.#strings.get(index);
    if (known !== undefined) return known;
    const from = this.stringOffset[index] ?? 0;
    const to = this.stringOffset[index + 1] ?? from;
    const text = decoder.decode(this.stringBytes.subarray(from, to));
    this.#strings.set(index, text);
    return text;
  }

  keyOf(item: number): string {
    return this.string(this.key[item] ?? 0);
  }

  /** Whether an item's key begins so, compared as bytes: to turn every key into words would take too long. */
  keyBegins(item: number, beginning: Uint8Array): boolean {
    const from = this.stringOffset[this.key[item]!]!;
    for (let at = 0; at < beginning.length; at++) {
      if (beginning[at] !== this.stringBytes[from + at]) return false;
    }
    return true;
  }

  boxOf(item: number): Box {
    const at = item * 4;
    return {
      x: this.bbox[at] ?? 0,
      y: this.bbox[at + 1] ?? 0,
      w: this.bbox[at + 2] ?? 0,
      h: this.bbox[at + 3] ?? 0,
    };
  }

  has(item: number, flag: number): boolean {
    return ((this.flags[item] ?? 0) & flag) !== 0;
  }

  /** The item that shows a record: its card, else its edge, else what carries the key, a band last. */
  find(key: string): number | null {
    const sought = encoder.encode(key);
    let found: number | null = null;
    if (this.#sought++ < WALKED) {
      for (let item = 0; item < this.items; item++) {
        const better = found === null || rank(this.kind[item]) < rank(this.kind[found]);
        if (better && this.#carries(item, sought)) found = item;
      }
      return found;
    }
    this.#places ??= this.#placeAll();
    const { first, next } = this.#places;
    const place = hash(sought, 0, sought.length) & (first.length - 1);
    for (let item = first[place]!; item !== NONE; item = next[item]!) {
      const better = found === null || rank(this.kind[item]) <= rank(this.kind[found]);
      if (better && this.#carries(item, sought)) found = item;
    }
    return found;
  }

  /** The pill on a line, such as `2 ⇄ 1`, in world coordinates; null where this level of detail leaves it out. */
  pillOf(item: number, lodBit: number): Box | null {
    if (this.kind[item] !== ItemKind.edge) return null;
    for (let pen = this.penStart(item); pen < this.penEnd(item); pen++) {
      if (this.op[pen] !== Op.rect || ((this.lod[pen] ?? 0) & lodBit) === 0) continue;
      const [x, y, w, h] = this.geom.subarray(pen * 5, pen * 5 + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const box = this.boxOf(item);
      return { x: box.x + x, y: box.y + y, w, h };
    }
    return null;
  }

  /** The keys of all boxes. */
  cards(): string[] {
    const keys: string[] = [];
    for (let item = 0; item < this.items; item++) {
      if (this.kind[item] === ItemKind.card) keys.push(this.keyOf(item));
    }
    return keys;
  }

  isCollapsed(key: string): boolean {
    const item = this.find(key);
    return item !== null && this.has(item, Flag.collapsed);
  }

  /** The words on an item, and on the marks that carry its key, in reading order: what a screen reader says of it. */
  wordsOf(item: number): string[] {
    const words = this.#textsOf(item);
    if (this.kind[item] !== ItemKind.card) return words;
    this.#marks ??= this.#gatherMarks();
    return [...words, ...(this.#marks.get(this.keyOf(item)) ?? []).flatMap((mark) => this.#textsOf(mark))];
  }

  #textsOf(item: number): string[] {
    const words: string[] = [];
    for (let pen = this.penStart(item); pen < this.penEnd(item); pen++) {
      if (this.op[pen] === Op.text) words.push(this.textOf(item, pen));
    }
    return words;
  }

  /** The name on a card: its first words that are not set in the middle of something, as initials are. */
  nameOf(item: number): string {
    for (let pen = this.penStart(item); pen < this.penEnd(item); pen++) {
      const aligned = (this.style[pen] ?? 0) & 3;
      if (this.op[pen] === Op.text && aligned === 0) return this.textOf(item, pen);
    }
    return '';
  }

  /** Words that stand alone but belong to a record, by its key. */
  #gatherMarks(): Map<string, number[]> {
    const marks = new Map<string, number[]>();
    for (let item = 0; item < this.items; item++) {
      if (this.kind[item] !== ItemKind.label) continue;
      const key = this.keyOf(item);
      marks.set(key, [...(marks.get(key) ?? []), item]);
    }
    return marks;
  }

  /** Items by the bytes of their keys: to turn every key into words would take longer than the picture itself. */
  #placeAll(): Places {
    const first = new Uint32Array(2 ** Math.ceil(Math.log2(this.items + 1) + 1)).fill(NONE);
    const next = new Uint32Array(this.items);
    for (let item = 0; item < this.items; item++) {
      const key = this.key[item]!;
      const of = hash(this.stringBytes, this.stringOffset[key]!, this.stringOffset[key + 1]!);
      const place = of & (first.length - 1);
      next[item] = first[place]!;
      first[place] = item;
    }
    return { first, next };
  }

  #carries(item: number, sought: Uint8Array): boolean {
    const key = this.key[item]!;
    const from = this.stringOffset[key]!;
    if (this.stringOffset[key + 1]! - from !== sought.length) return false;
    // Keys differ at their ends.
    for (let at = sought.length - 1; at >= 0; at--)
      if (sought[at] !== this.stringBytes[from + at]) return false;
    return true;
  }
}

/** The last item of each place in a table of hashes, and for each item the one of the same place before it. */
type Places = { first: Uint32Array; next: Uint32Array };

/** FNV-1a of 32 bits over the last few bytes: keys differ at their ends, and there are hundreds of thousands. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let at = Math.max(from, to - 12); at < to; at++) value = Math.imul(value ^ bytes[at]!, 0x01000193);
  return value;
}

/** So often all items are walked: a table of them takes longer than what is first looked for in a new picture. */
const WALKED = 3;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Where several items carry one key, the card speaks for it, then the edge, and a band behind boxes last. */
function rank(kind: number | undefined): number {
  if (kind === ItemKind.card) return 0;
  if (kind === ItemKind.edge) return 1;
  return kind === ItemKind.band ? 3 : 2;
}

/** Reads a scene that starts at `start` (a multiple of 8) of `bytes`. */
export function decodeScene(bytes: ArrayBuffer, start = 0): Scene {
  const view = new DataView(bytes, start);
  if (bytes.byteLength - start < HEADER) throw new SceneError('the scene is shorter than its header');
  if (view.getUint32(0, true) !== MAGIC) throw new SceneError('the bytes are not a scene');
  if (view.getUint32(4, true) !== VERSION) throw new SceneError('the scene is of another version');
  const word = (place: number) => view.getUint32(8 + 4 * place, true);
  const [items, shapes, pens, anchors, texts] = [word(0), word(1), word(2), word(3), word(4)];
  const [points, strings, stringBytes, revision] = [word(5), word(6), word(7), word(8)];
  const [x, y, w, h] = [48, 56, 64, 72].map((at) => view.getFloat64(at, true)) as [
    number,
    number,
    number,
    number,
  ];

  let at = start + HEADER;
  /** Every section starts at a multiple of 8. */
  function section(length: number): number {
    const from = at;
    at = start + Math.ceil((at - start + length) / 8) * 8;
    if (from + length > bytes.byteLength) throw new SceneError('the scene is cut short');
    return from;
  }
  const f64 = (n: number) => new Float64Array(bytes, section(8 * n), n);
  const f32 = (n: number) => new Float32Array(bytes, section(4 * n), n);
  const u32 = (n: number) => new Uint32Array(bytes, section(4 * n), n);
  const u8 = (n: number) => new Uint8Array(bytes, section(n), n);

  return new Scene(
    items,
    revision,
    { x, y, w, h },
    f64(4 * items),
    u32(items),
    u32(items),
    u32(items),
    u32(items),
    u8(items),
    u8(items),
    u32(shapes + 1),
    f32(5 * pens),
    f32(pens),
    u32(pens),
    u32(pens),
    u8(pens),
    u8(pens),
    u8(pens),
    u8(pens),
    u8(pens),
    f32(2 * anchors),
    u8(anchors),
    u32(texts),
    f64(2 * points),
    u32(strings + 1),
    u8(stringBytes),
  );
}
