// Which items touch a box: a packed R-tree over the items' boxes, built once a scene.
//
// Boxes are sorted along a curve that fills the plane and packed 16 to a node (Kamel and Faloutsos, "On packing
// R-trees", 1993), so that long thin boxes such as wide reporting lines cost no more than small ones. The curve is
// the Z of interleaved bits (Morton, "A computer oriented geodetic data base", 1966): its places are quick to find.
// Building is O(n), as they are put in order digit by digit; a query is O(log n + hits). The first few queries walk all
// boxes, O(n) as well but far quicker than building: a new picture is seen before it is put in order.

import type { Box } from './camera';

const NODE = 16;
/** Cells of the curve along each side, as a power of two: items of one cell stay in their own order. */
const CURVE_BITS = 12;
const DIGIT = (1 << CURVE_BITS) - 1;

/** Queries that walk all boxes. */
const WALKED = 3;

export class SpatialIndex {
  #asked = 0;
  /** minX, minY, maxX, maxY of every leaf in curve order, then of every level above. */
  #boxes = new Float64Array(0);
  /** Of a leaf its item; of a node the place of its first child. */
  #content = new Uint32Array(0);
  readonly #levelEnds: number[] = [];
  readonly #stack: number[] = [];

  /** `bbox` holds x, y, w, h of every item. */
  constructor(
    readonly size: number,
    private readonly bbox: Float64Array,
  ) {}

  #build(): void {
    const { size } = this;
    let nodes = size;
    let level = size;
    this.#levelEnds.push(size);
    while (level > 1) {
      level = Math.ceil(level / NODE);
      nodes += level;
      this.#levelEnds.push(nodes);
    }
    this.#boxes = new Float64Array(4 * nodes);
    this.#content = new Uint32Array(nodes);
    this.#placeLeaves(this.bbox);
    this.#placeNodes();
  }

  /** Appends to `found` every item whose box touches `box`; in no particular order. */
  query(box: Box, found: number[] = []): number[] {
    if (this.size === 0) return found;
    if (this.#asked < WALKED) {
      this.#asked += 1;
      return this.#walk(box, found);
    }
    if (this.#levelEnds.length === 0) this.#build();
    const minX = box.x;
    const minY = box.y;
    const maxX = box.x + box.w;
    const maxY = box.y + box.h;
    const stack = this.#stack;
    stack.length = 0;
    stack.push(this.#content.length - 1, this.#levelEnds.length - 1);
    while (stack.length > 0) {
      const level = stack.pop() as number;
      const node = stack.pop() as number;
      const at = node * 4;
      const boxes = this.#boxes;
      if (boxes[at]! > maxX || boxes[at + 1]! > maxY || boxes[at + 2]! < minX || boxes[at + 3]! < minY)
        continue;
      const content = this.#content[node]!;
      if (level === 0) {
        found.push(content);
        continue;
      }
      const end = Math.min(content + NODE, this.#levelEnds[level - 1]!);
      for (let child = content; child < end; child++) stack.push(child, level - 1);
    }
    return found;
  }

  #walk({ x, y, w, h }: Box, found: number[]): number[] {
    const { bbox, size } = this;
    const [maxX, maxY] = [x + w, y + h];
    for (let item = 0, at = 0; item < size; item++, at += 4) {
      const [left, top] = [bbox[at]!, bbox[at + 1]!];
      if (left > maxX || top > maxY || left + bbox[at + 2]! < x || top + bbox[at + 3]! < y) continue;
      found.push(item);
    }
    return found;
  }

  #placeLeaves(bbox: Float64Array): void {
    const { size } = this;
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (let item = 0; item < size; item++) {
      const at = item * 4;
      minX = Math.min(minX, bbox[at]!);
      minY = Math.min(minY, bbox[at + 1]!);
      maxX = Math.max(maxX, bbox[at]! + bbox[at + 2]!);
      maxY = Math.max(maxY, bbox[at + 1]! + bbox[at + 3]!);
    }
    const side = (1 << CURVE_BITS) - 1;
    const scaleX = side / (maxX - minX || 1);
    const scaleY = side / (maxY - minY || 1);
    const cells = new Uint32Array(size);
    for (let item = 0; item < size; item++) {
      const at = item * 4;
      const x = Math.floor((bbox[at]! + bbox[at + 2]! / 2 - minX) * scaleX);
      const y = Math.floor((bbox[at + 1]! + bbox[at + 3]! / 2 - minY) * scaleY);
      cells[item] = spread(x) | (spread(y) << 1);
    }
    const order = sorted(cells);
    this.#content.set(order);
    const boxes = this.#boxes;
    for (let place = 0; place < size; place++) {
      const from = order[place]! * 4;
      const at = place * 4;
      boxes[at] = bbox[from]!;
      boxes[at + 1] = bbox[from + 1]!;
      boxes[at + 2] = bbox[from]! + bbox[from + 2]!;
      boxes[at + 3] = bbox[from + 1]! + bbox[from + 3]!;
    }
  }

  #placeNodes(): void {
    const boxes = this.#boxes;
    let child = 0;
    let node = this.size;
    for (let level = 1; level < this.#levelEnds.length; level++) {
      const end = this.#levelEnds[level - 1]!;
      for (; child < end; node++) {
        this.#content[node] = child;
        const last = Math.min(child + NODE, end);
        let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
        for (; child < last; child++) {
          const at = child * 4;
          minX = Math.min(minX, boxes[at]!);
          minY = Math.min(minY, boxes[at + 1]!);
          maxX = Math.max(maxX, boxes[at + 2]!);
          maxY = Math.max(maxY, boxes[at + 3]!);
        }
        boxes[node * 4] = minX;
        boxes[node * 4 + 1] = minY;
        boxes[node * 4 + 2] = maxX;
        boxes[node * 4 + 3] = maxY;
      }
    }
  }
}

/** The places of `cells` by their numbers, equal ones in their order: a radix sort of two digits. */
function sorted(cells: Uint32Array): Uint32Array {
  let order = new Uint32Array(cells.length);
  for (let at = 0; at < order.length; at++) order[at] = at;
  let next = new Uint32Array(cells.length);
  const ends = new Uint32Array(DIGIT + 1);
  for (let shift = 0; shift < 2 * CURVE_BITS; shift += CURVE_BITS) {
    ends.fill(0);
    for (let at = 0; at < cells.length; at++) ends[(cells[at]! >>> shift) & DIGIT]! += 1;
    for (let digit = 1; digit <= DIGIT; digit++) ends[digit]! += ends[digit - 1]!;
    for (let at = order.length - 1; at >= 0; at--) {
      const place = order[at]!;
      const digit = (cells[place]! >>> shift) & DIGIT;
      ends[digit]! -= 1;
      next[ends[digit]!] = place;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Twelve bits with a gap behind each. */
function spread(bits: number): number {
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
