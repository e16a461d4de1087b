// Where something carried would land: on a box, between it and its siblings, or on the band of a unit. Pure geometry; what that means, and
// whether it may be, the core says.

import type { Box, WorldPoint } from './camera';
import { ItemKind, type Scene } from './scene';
import type { Growth, Walker } from './walk';

export type DropSpot = {
  item: number;
  place: 'under' | 'before' | 'after' | 'inside';
  /** Where a line marks the gap, in world coordinates; nothing for a place below a box. */
  mark: { x1: number; y1: number; x2: number; y2: number } | null;
};

/** How much of a box, from either end along its row, means a place beside it. */
const SHARE = 0.24;
/** How far beside a box, in screen pixels, the gap next to it is felt. */
const REACH = 28;

/**
 * `hit` is what lies under the point. Siblings stand side by side across the growth, or in a stack along it; which
 * of both is read from where the neighbours are.
 */
export function dropSpot(
  scene: Scene,
  walker: Walker,
  hit: number | null,
  near: readonly number[],
  point: WorldPoint,
  growth: Growth,
  k: number,
): DropSpot | null {
  if (hit === null || scene.kind[hit] !== ItemKind.card) {
    // The name on a band stands for its unit, and so does what of the band no box and no gap takes up.
    const unit = hit !== null && scene.keyOf(hit).startsWith('unit:');
    const inside: DropSpot | null = unit ? { item: hit, place: 'inside', mark: null } : null;
    if (inside && scene.kind[inside.item] === ItemKind.label) return inside;
    const between = gap(scene, walker, near, point, growth, k);
    return inside && !(between && isOn(scene, walker, inside.item, between)) ? inside : between;
  }
  const box = scene.boxOf(hit);
  const along = stacked(scene, walker, hit, growth) ? 'y' : 'x';
  if (!walker.hasSiblings(hit)) return { item: hit, place: 'under', mark: null };
  const share = along === 'x' ? (point.x - box.x) / box.w : (point.y - box.y) / box.h;
  if (share < SHARE) return beside(scene, walker, hit, 'before', along);
  if (share > 1 - SHARE) return beside(scene, walker, hit, 'after', along);
  return { item: hit, place: 'under', mark: null };
}

/** Whether a gap is one between boxes on the band, or behind the last of them. */
function isOn(scene: Scene, walker: Walker, band: number, { item, place }: DropSpot): boolean {
  const before = walker.neighbour(item, -1);
  const other = place === 'before' ? before : (walker.neighbour(item, 1) ?? before);
  const on = (box: number) => holds(scene.boxOf(band), scene.boxOf(box));
  return other !== null && on(item) && on(other);
}

function holds(outer: Box, inner: Box): boolean {
  const right = inner.x + inner.w <= outer.x + outer.w;
  return inner.x >= outer.x && inner.y >= outer.y && right && inner.y + inner.h <= outer.y + outer.h;
}

/** The gap beside the nearest box, where the point is near enough to one. */
function gap(
  scene: Scene,
  walker: Walker,
  near: readonly number[],
  point: WorldPoint,
  growth: Growth,
  k: number,
): DropSpot | null {
  let best: DropSpot | null = null;
  let least = REACH / k;
  for (const item of near) {
    if (scene.kind[item] !== ItemKind.card || !walker.hasSiblings(item)) continue;
    const box = scene.boxOf(item);
    const along = stacked(scene, walker, item, growth) ? 'y' : 'x';
    const across = along === 'x' ? outside(point.y, box.y, box.h) : outside(point.x, box.x, box.w);
    if (across > 0) continue;
    const far = along === 'x' ? outside(point.x, box.x, box.w) : outside(point.y, box.y, box.h);
    if (far >= least) continue;
    least = far;
    const first = along === 'x' ? point.x < box.x : point.y < box.y;
    best = beside(scene, walker, item, first ? 'before' : 'after', along);
  }
  return best;
}

function outside(at: number, from: number, length: number): number {
  return Math.max(from - at, at - from - length, 0);
}

/** Whether the siblings of a box stand along the growth, one behind the other. */
function stacked(scene: Scene, walker: Walker, item: number, growth: Growth): boolean {
  const sideways = growth === 'left' || growth === 'right';
  const box = scene.boxOf(item);
  const other = walker.neighbour(item, 1) ?? walker.neighbour(item, -1);
  if (other === null) return sideways;
  const next = scene.boxOf(other);
  const overX = Math.min(box.x + box.w, next.x + next.w) - Math.max(box.x, next.x);
  const overY = Math.min(box.y + box.h, next.y + next.h) - Math.max(box.y, next.y);
  if (overX > 0 === overY > 0) return sideways;
  return overX > 0;
}

function beside(
  scene: Scene,
  walker: Walker,
  item: number,
  place: 'before' | 'after',
  along: 'x' | 'y',
): DropSpot {
  const box = scene.boxOf(item);
  const other = walker.neighbour(item, place === 'before' ? -1 : 1);
  const next = other === null ? null : scene.boxOf(other);
  if (along === 'x') {
    const x = middleOfGap(box.x, box.w, next && next.x, next && next.w, place);
    return { item, place, mark: { x1: x, y1: box.y - 6, x2: x, y2: box.y + box.h + 6 } };
  }
  const y = middleOfGap(box.y, box.h, next && next.y, next && next.h, place);
  return { item, place, mark: { x1: box.x - 6, y1: y, x2: box.x + box.w + 6, y2: y } };
}

/** Half of the usual gap between two boxes, where no second one is near enough to measure it. */
const HALF = 10;

function middleOfGap(
  from: number,
  length: number,
  nextFrom: number | null,
  nextLength: number | null,
  place: 'before' | 'after',
): number {
  const ahead = place === 'after';
  const own = ahead ? from + length : from;
  const usual = ahead ? own + HALF : own - HALF;
  if (nextFrom === null || nextLength === null) return usual;
  const theirs = ahead ? nextFrom : nextFrom + nextLength;
  const middle = (own + theirs) / 2;
  const fits = ahead ? theirs >= own : theirs <= own;
  return fits && Math.abs(middle - own) <= 4 * HALF ? middle : usual;
}
