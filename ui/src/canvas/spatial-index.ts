// Which items touch a box: a packed R-tree over the items' boxes, built once a scene.
//
// Boxes are sorted along a Hilbert curve and packed 16 to a node (Kamel and Faloutsos, "On packing R-trees", 1993),
// so that long thin boxes such as wide reporting lines cost no more than small ones. Building is O(n log n),
// a query is O(log n + hits).

import type { Box } from './camera';

const NODE = 16;
const CURVE_BITS = 16;
/** Items an index can hold: place on the curve and item share the 53 bits of a number. */
const MOST = 2 ** 21;

export class SpatialIndex {
  /** minX, minY, maxX, maxY of every leaf in curve order, then of every level above. */
  readonly #boxes: Float64Array;
  /** Of a leaf its item; of a node the place of its first child. */
  readonly #content: Uint32Array;
  readonly #levelEnds: number[] = [];
  readonly #stack: number[] = [];

  /** `bbox` holds x, y, w, h of every item. */
  constructor(
    readonly size: number,
    bbox: Float64Array,
  ) {
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
    this.#placeLeaves(bbox);
    this.#placeNodes();
  }

  /** Appends to `found` every item whose box touches `box`; in no particular order. */
  query(box: Box, found: number[] = []): number[] {
    if (this.size === 0) return found;
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
    // The place on the curve in the high part, the item in the low part: one numeric sort orders both.
    const order = new Float64Array(size);
    for (let item = 0; item < size; item++) {
      const at = item * 4;
      const x = Math.floor((bbox[at]! + bbox[at + 2]! / 2 - minX) * scaleX);
      const y = Math.floor((bbox[at + 1]! + bbox[at + 3]! / 2 - minY) * scaleY);
      order[item] = hilbert(x, y) * MOST + item;
    }
    order.sort();
    for (let place = 0; place < size; place++) {
      const item = order[place]! % MOST;
      const from = item * 4;
      const at = place * 4;
      this.#content[place] = item;
      this.#boxes[at] = bbox[from]!;
      this.#boxes[at + 1] = bbox[from + 1]!;
      this.#boxes[at + 2] = bbox[from]! + bbox[from + 2]!;
      this.#boxes[at + 3] = bbox[from + 1]! + bbox[from + 3]!;
    }
  }

  #placeNodes(): void {
    let child = 0;
    let node = this.size;
    for (let level = 1; level < this.#levelEnds.length; level++) {
      const end = this.#levelEnds[level - 1]!;
      while (child < end) {
        const at = node * 4;
        const last = Math.min(child + NODE, end);
        this.#content[node] = child;
        this.#boxes.set([Infinity, Infinity, -Infinity, -Infinity], at);
        for (; child < last; child++) {
          for (let side = 0; side < 2; side++) {
            this.#boxes[at + side] = Math.min(this.#boxes[at + side]!, this.#boxes[child * 4 + side]!);
            this.#boxes[at + 2 + side] = Math.max(
              this.#boxes[at + 2 + side]!,
              this.#boxes[child * 4 + 2 + side]!,
            );
          }
        }
        node++;
      }
    }
  }
}

/** How far along a Hilbert curve of 2^16 by 2^16 cells a cell lies; below 2^32. */
function hilbert(x: number, y: number): number {
  let distance = 0;
  for (let step = 1 << (CURVE_BITS - 1); step > 0; step >>= 1) {
    const right = (x & step) > 0 ? 1 : 0;
    const up = (y & step) > 0 ? 1 : 0;
    distance += step * step * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = (1 << CURVE_BITS) - 1 - x;
        y = (1 << CURVE_BITS) - 1 - y;
      }
      const swap = x;
      x = y;
      y = swap;
    }
  }
  return distance;
}
