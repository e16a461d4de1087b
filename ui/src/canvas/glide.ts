// From one picture to the next: boxes glide to where they stand now, what is new or gone fades, so that the eye keeps
// hold of what it looked at. It lies over the new picture, which is there already, and never holds anything up.

import { seenBy, type Box, type Camera, type Size } from './camera';
import { detailAt } from './lod';
import type { Brush } from './paint/brush';
import { inPaintOrder } from './paint/order';
import { paintItems, type Picture } from './paint/still';
import type { Subject } from './plate';
import { ItemKind, type Scene } from './scene';

/** Items beyond which the new picture is simply there: nobody could follow so many. */
const MOST = 900;
/** How far beyond the viewport items are gathered, in viewports a side: the camera may move meanwhile. */
const AROUND = 0.5;

export type Sight = { subject: Subject; camera: Camera };

/** What there is to paint between two pictures. Items are those of the picture they come from. */
export type Passage = {
  /** Of the new picture, unchanged. */
  still: Uint32Array;
  /** Boxes of the new picture with how far they stood from where they stand. */
  moved: { item: number; dx: number; dy: number }[];
  /** Of the new picture alone. */
  come: Uint32Array;
  /** Of the old picture alone. */
  gone: Uint32Array;
};

/**
 * What passes between two pictures in and around a viewport; null where nothing moves, comes or goes, or too much of it.
 * O(items in sight).
 */
export function passage(was: Sight, now: Sight, size: Size): Passage | null {
  if (detailAt(now.camera.k) === 'block' || detailAt(was.camera.k) === 'block') return null;
  const seenWas = was.subject.index.query(around(was.camera, size));
  const seenNow = now.subject.index.query(around(now.camera, size));
  if (seenWas.length + seenNow.length > MOST) return null;
  const [old, young] = [was.subject.scene, now.subject.scene];
  // Where the camera was moved along with what is held in place, both are seen from the same spot.
  const [dx, dy] = [was.camera.x - now.camera.x, was.camera.y - now.camera.y];
  const shift = (item: number, before: number) => ({
    dx: old.bbox[before * 4]! - dx - young.bbox[item * 4]!,
    dy: old.bbox[before * 4 + 1]! - dy - young.bbox[item * 4 + 1]!,
  });
  const before = byName(old, seenWas);
  const after = byName(young, seenNow);
  const [still, come, gone]: [number[], number[], number[]] = [[], [], []];
  const moved: Passage['moved'] = [];
  for (const item of seenNow) {
    const held = before.get(nameOf(young, item)) ?? elsewhere(old, young, item);
    const far = held === null ? null : shift(item, held);
    if (held === null || far === null) come.push(item);
    else if (isSame(old, held, young, item) && near(far.dx) && near(far.dy)) still.push(item);
    else if (isBox(young, item)) moved.push({ item, ...far });
    else {
      come.push(item);
      gone.push(held);
    }
  }
  for (const item of seenWas) {
    const held = after.get(nameOf(old, item));
    if (held !== undefined) continue;
    const left = elsewhere(young, old, item);
    if (left !== null && isBox(old, item)) moved.push({ item: left, ...shift(left, item) });
    else gone.push(item);
  }
  if (moved.length + come.length + gone.length === 0) return null;
  return {
    still: inPaintOrder(young, still),
    moved,
    come: inPaintOrder(young, come),
    gone: inPaintOrder(old, gone),
  };
}

function around(camera: Camera, size: Size): Box {
  const { x, y, w, h } = seenBy(camera, size);
  return { x: x - w * AROUND, y: y - h * AROUND, w: w * (1 + 2 * AROUND), h: h * (1 + 2 * AROUND) };
}

/** Paints the passage as far as `share` of the way, 0 as it was, 1 as it is, from where the camera stands. */
export function paintPassage(
  brush: Brush & { globalAlpha: number },
  { still, moved, come, gone }: Passage,
  was: Sight,
  now: Sight,
  { camera, dpr, share }: { camera: Camera; dpr: number; share: number },
): void {
  const { x, y, k } = camera;
  const young = looking(now, camera, dpr);
  const old = looking(
    was,
    { x: x + was.camera.x - now.camera.x, y: y + was.camera.y - now.camera.y, k },
    dpr,
  );
  const eased = 1 - (1 - share) ** 3;
  // Lines come when the boxes they join are nearly there, and are gone before these have left.
  brush.globalAlpha = Math.max(0, 1 - 2 * share);
  paintItems(brush, old, gone, 0, gone.length);
  brush.globalAlpha = 1;
  paintItems(brush, young, still, 0, still.length);
  brush.globalAlpha = Math.max(0, 2 * share - 1);
  paintItems(brush, young, come, 0, come.length);
  brush.globalAlpha = 1;
  const one = new Uint32Array(1);
  for (const { item, dx, dy } of moved) {
    one[0] = item;
    const camera = { x: x - dx * (1 - eased), y: y - dy * (1 - eased), k };
    paintItems(brush, { ...young, camera }, one, 0, 1);
  }
}

function looking({ subject }: Sight, camera: Camera, dpr: number): Picture {
  const { scene, palette, photos } = subject;
  return { scene, camera, palette, detail: detailAt(camera.k), dpr, photos };
}

/** Items of one key are told apart by what they are. */
function nameOf(scene: Scene, item: number): string {
  return `${scene.kind[item]} ${scene.keyOf(item)}`;
}

function byName(scene: Scene, items: readonly number[]): Map<string, number> {
  return new Map(items.map((item) => [nameOf(scene, item), item]));
}

/** The box in another scene that shows the same, out of sight. */
function elsewhere(other: Scene, scene: Scene, item: number): number | null {
  if (!isBox(scene, item)) return null;
  const found = other.find(scene.keyOf(item));
  return found !== null && other.kind[found] === scene.kind[item] ? found : null;
}

function isBox(scene: Scene, item: number): boolean {
  return scene.kind[item] === ItemKind.card;
}

/** Of the same size, and a line with as many corners. */
function isSame(old: Scene, before: number, young: Scene, item: number): boolean {
  const [a, b] = [old.boxOf(before), young.boxOf(item)];
  return near(a.w - b.w) && near(a.h - b.h) && old.flags[before] === young.flags[item];
}

function near(distance: number): boolean {
  return Math.abs(distance) < 0.5;
}
