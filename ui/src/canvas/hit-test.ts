// What lies under a point. Pure: scene, index and point in, item out.

import type { Box, WorldPoint } from './camera';
import { bitOf, detailAt } from './lod';
import { ItemKind, Op, type Scene } from './scene';
import type { SpatialIndex } from './spatial-index';

/** How near, in screen pixels, a pointer must come to a line. */
const REACH = 6;
/** Small targets are widened to this many screen pixels either way. */
const FINGER = 5;

/** The topmost item: handles before labels, cards, lines and the bands behind everything. */
export function hitTest(scene: Scene, index: SpatialIndex, point: WorldPoint, k: number): number | null {
  const reach = Math.max(REACH, FINGER) / k;
  const near = index.query({ x: point.x - reach, y: point.y - reach, w: 2 * reach, h: 2 * reach });
  let best: number | null = null;
  let bestScore = Infinity;
  for (const item of near) {
    const score = scoreOf(scene, item, point, k);
    if (score < bestScore || (score === bestScore && best !== null && item > best)) {
      best = item;
      bestScore = score;
    }
  }
  return best;
}

/** Lower is nearer to the person; Infinity is a miss. */
function scoreOf(scene: Scene, item: number, point: WorldPoint, k: number): number {
  switch (scene.kind[item]) {
    case ItemKind.handle:
      return within(scene, item, point, FINGER / k) ? 0 : Infinity;
    case ItemKind.label:
      return within(scene, item, point, 2 / k) && onWords(scene, item, point) ? 1 : Infinity;
    case ItemKind.card:
      return within(scene, item, point, 0) ? 2 : Infinity;
    case ItemKind.edge: {
      const pill = scene.pillOf(item, bitOf[detailAt(k)]);
      if (pill && inside(pill, point, 2 / k)) return 1;
      const distance = distanceTo(scene, item, point) * k;
      return distance <= REACH ? 3 + distance / 1000 : Infinity;
    }
    default:
      return onBand(scene, item, point) ? 5 : Infinity;
  }
}

/** How far above its baseline the middle of a line of words runs, and half its height. */
const [MIDDLE, HALF] = [4.25, 8];

/** Words that are turned lie aslant in their box: a point in it may lie beside them. */
function onWords(scene: Scene, item: number, point: WorldPoint): boolean {
  const box = scene.boxOf(item);
  for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
    const angle = scene.geom[pen * 5 + 4]!;
    if (scene.op[pen] !== Op.text || angle === 0) continue;
    const [dx, dy] = [point.x - box.x - scene.geom[pen * 5]!, point.y - box.y - scene.geom[pen * 5 + 1]!];
    return Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle) + MIDDLE) <= HALF;
  }
  return true;
}

/** Whether a point lies on the disc of a card: whoever sits there. */
export function hitDisc(scene: Scene, item: number, point: WorldPoint, k: number): boolean {
  const bit = bitOf[detailAt(k)];
  const box = scene.boxOf(item);
  for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
    if (scene.op[pen] !== Op.circle || (scene.lod[pen]! & bit) === 0) continue;
    const [x, y, r] = [scene.geom[pen * 5]!, scene.geom[pen * 5 + 1]!, scene.geom[pen * 5 + 2]!];
    if (Math.hypot(point.x - box.x - x, point.y - box.y - y) <= r) return true;
  }
  return false;
}

/** A band is a sum of rectangles; what lies between them is not of it. */
function onBand(scene: Scene, item: number, point: WorldPoint): boolean {
  const box = scene.boxOf(item);
  if (!inside(box, point, 0)) return false;
  for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
    if (scene.op[pen] !== Op.rect) continue;
    const [x, y, w, h] = scene.geom.subarray(pen * 5, pen * 5 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (inside({ x: box.x + x, y: box.y + y, w, h }, point, 0)) return true;
  }
  return false;
}

function within(scene: Scene, item: number, point: WorldPoint, slack: number): boolean {
  return inside(scene.boxOf(item), point, slack);
}

function inside(box: Box, point: WorldPoint, slack: number): boolean {
  return (
    point.x >= box.x - slack &&
    point.y >= box.y - slack &&
    point.x <= box.x + box.w + slack &&
    point.y <= box.y + box.h + slack
  );
}

/** World units from the point to the nearest line of an edge. */
export function distanceTo(scene: Scene, item: number, point: WorldPoint): number {
  let nearest = Infinity;
  for (let pen = scene.penStart(item); pen < scene.penEnd(item); pen++) {
    const op = scene.op[pen];
    if (op !== Op.path && op !== Op.double && op !== Op.hollow) continue;
    const points = scene.pointsOf(item, pen);
    const half = scene.width[pen]! / 2;
    for (let at = 0; at + 1 < scene.pointCount[pen]!; at++) {
      const distance = toSegment(
        point,
        points[2 * at]!,
        points[2 * at + 1]!,
        points[2 * at + 2]!,
        points[2 * at + 3]!,
      );
      nearest = Math.min(nearest, Math.max(0, distance - half));
    }
  }
  return nearest;
}

function toSegment(p: WorldPoint, x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - x1) * dx + (p.y - y1) * dy) / length));
  return Math.hypot(p.x - x1 - along * dx, p.y - y1 - along * dy);
}
